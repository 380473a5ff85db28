/** What the operator counts and measures of itself; no label names a strategy or a namespace. */
package dev.tradewind.operator.metrics;
