/**
 * Halts: which strategies they stop, how they reach the pods at once, and how far they have come.
 */
package dev.tradewind.operator.halt;
