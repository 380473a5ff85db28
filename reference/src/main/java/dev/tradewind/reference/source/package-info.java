/** Reads documentation where it is written: Javadoc, annotations and comments of settings. */
package dev.tradewind.reference.source;
