/** The runtime's own version. */
package dev.tradewind.runtime.version;
