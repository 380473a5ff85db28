/**
 * What the market tells: instruments, events and the feeds that bring them in one order of time.
 * Times are nanoseconds since 1970-01-01T00:00Z; prices, quantities and volumes are scaled by their
 * {@link dev.tradewind.engine.market.Instrument}.
 *
 * <p><b>An event</b> is an interface that a feed implements once and hands out again and again
 * ({@code Bar}, {@code Trade}, {@code Quote}, {@code BookLevel}, {@code CustomEvent}); beside each
 * stands an immutable record for who keeps one. <b>Data</b> lies in columns ({@code BarSeries},
 * {@code TradeSeries}, {@code QuoteSeries}), is checked when it is put there, and comes out of a
 * {@link dev.tradewind.engine.market.MarketFeed}; {@link dev.tradewind.engine.market.MergedFeed}
 * makes several feeds one.
 *
 * <p>Packages: {@code hours} knows when a market is open, {@code building} makes bars, {@code
 * adjustment} makes prices before and after a corporate action comparable, {@code quality} says
 * what is done about bad data.
 */
package dev.tradewind.engine.market;
