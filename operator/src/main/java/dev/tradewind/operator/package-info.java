/** The operator's start, its settings and its health. */
package dev.tradewind.operator;
