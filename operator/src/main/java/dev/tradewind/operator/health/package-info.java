/** Whether the operator lives: an event through its own queue, and what its watches hear. */
package dev.tradewind.operator.health;
