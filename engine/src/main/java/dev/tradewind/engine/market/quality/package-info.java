/**
 * What is done about data that cannot be right: it is refused with one sentence, or left out,
 * counted and reported. Nothing is ever mended in silence.
 */
package dev.tradewind.engine.market.quality;
