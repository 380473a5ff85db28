/**
 * What may be seen from outside: health, metrics and status. Nothing in here can change anything.
 */
package dev.tradewind.runtime.monitoring;
