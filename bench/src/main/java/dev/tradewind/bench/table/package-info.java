/** The table of a benchmark run: everybody side by side, and whether the floors hold. */
package dev.tradewind.bench.table;
