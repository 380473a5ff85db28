/**
 * What is to be traded: the strategy file, checked and turned into what the engine and the ledger
 * need.
 */
package dev.tradewind.runtime.plan;
