/**
 * Proves an installation from inside its cluster: {@code helm test} runs it in a pod of its own,
 * with rights of its own.
 */
package dev.tradewind.operator.verification;
