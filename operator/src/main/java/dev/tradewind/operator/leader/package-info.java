/** Which replica leads, and that it is one at most. */
package dev.tradewind.operator.leader;
