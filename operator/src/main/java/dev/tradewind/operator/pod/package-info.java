/**
 * The conversation with strategies' pods: their status is polled, commands are sent, nothing waits
 * for them.
 */
package dev.tradewind.operator.pod;
