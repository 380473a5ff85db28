/** What trades on without a resource, and how it is told. */
package dev.tradewind.operator.orphan;
