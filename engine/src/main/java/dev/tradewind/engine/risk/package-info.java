/** Limits that every order passes before it is accepted. */
package dev.tradewind.engine.risk;
