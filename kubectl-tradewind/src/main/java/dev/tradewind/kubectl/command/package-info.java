/** The commands, one class each: they parse, ask, and print. */
package dev.tradewind.kubectl.command;
