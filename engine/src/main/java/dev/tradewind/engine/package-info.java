/** The trading engine. */
package dev.tradewind.engine;
