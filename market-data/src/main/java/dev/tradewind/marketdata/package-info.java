/**
 * Prices from files, and their replay as a feed of the engine.
 *
 * <p>{@link dev.tradewind.marketdata.PriceFileReader} reads {@code <SYMBOL>.csv.gz}: gzip of UTF-8
 * text, with or without a byte order mark, with the header {@code Date,Open,High,Low,Close,Volume},
 * one row per bar, oldest first. {@code Date} is the start of the bar: an ISO-8601 date (midnight
 * UTC) or instant ({@code 2012-01-05T14:30:00Z}). What is wrong with a file is a {@link
 * dev.tradewind.marketdata.PriceFileException} of one sentence, or, where bad rows are to be
 * skipped, counted in {@code PriceFile.quality()}. Rows that are written the plain way take a fast
 * path that gives the same bars. {@link dev.tradewind.marketdata.PlainPriceReader} reads
 * uncompressed files of research tools. {@link dev.tradewind.marketdata.ReplayFeed} merges files by
 * time. Waiting for the wall clock is the caller's business.
 */
package dev.tradewind.marketdata;
