/** Halts, latches and the break-glass path. */
package dev.tradewind.kubectl.stop;
