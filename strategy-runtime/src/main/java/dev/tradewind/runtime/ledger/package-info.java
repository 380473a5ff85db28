/**
 * The durable memory of one book: a SQLite file that takes one transaction per turn of the loop.
 * What is not in it never happened; what is in it survives a kill at any instruction.
 */
package dev.tradewind.runtime.ledger;
