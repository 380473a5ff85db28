/**
 * What is said between an account and the exchange: requests, reports, and how each is written as
 * one line of JSON. A change of what is written is a new {@link
 * dev.tradewind.exchange.protocol.Codec#VERSION}.
 */
package dev.tradewind.exchange.protocol;
