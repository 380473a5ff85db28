/** Recorded prices as a live feed: which files, from where on, and when each bar is due. */
package dev.tradewind.runtime.replay;
