/**
 * The trading engine: one thread, one loop, no clock, no framework, no I/O of its own.
 *
 * <p><b>To run it</b>, make an {@link dev.tradewind.engine.EngineSetup} and a {@link
 * dev.tradewind.engine.TradingEngine}, and feed it bars ({@code onBar}) and commands ({@code
 * onCommand}) in the order in which they are to count; {@code complete} ends finite data. {@link
 * dev.tradewind.engine.Backtest} is that loop over a feed. An {@link
 * dev.tradewind.engine.EngineListener} hears all that happens, and {@code account}, {@code counts},
 * {@code statistics} show where the book stands. {@code snapshot} and {@code restore} carry it over
 * a restart, exactly; {@code counts().bars()} is then the position in the feed.
 *
 * <p><b>Time</b> is market time in epoch nanoseconds. A bar is an event at its close time; events
 * of equal time come in the order of their instruments, commands after them.
 *
 * <p><b>A bar</b> first fills the orders that were submitted before it opened, then becomes the
 * last price, then its strategy sees it. So a decision on a close trades at the next open.
 *
 * <p><b>Money</b> is {@code long}s: prices and quantities at their instrument's scales, cash at the
 * account's, which is fine enough for every notional to be exact. Only fees and average prices are
 * rounded.
 *
 * <p>Packages: {@code money} and {@code market} are the values; {@code order}, {@code portfolio},
 * {@code risk} and {@code exchange} the parts of the loop; {@code strategy} and {@code indicator}
 * what algos are made of; {@code algo} the built-in ones with their catalogue; {@code statistics}
 * how it went; {@code snapshot} the contract of exact continuation.
 */
package dev.tradewind.engine;
