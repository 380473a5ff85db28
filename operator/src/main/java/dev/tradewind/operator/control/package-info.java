/** The operator's own keys, with which it signs what it tells pods. */
package dev.tradewind.operator.control;
