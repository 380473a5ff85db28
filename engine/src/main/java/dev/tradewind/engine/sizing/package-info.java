/**
 * How much an entry trades. A sizing answers with a quantity; whether it may be had is the check's.
 */
package dev.tradewind.engine.sizing;
