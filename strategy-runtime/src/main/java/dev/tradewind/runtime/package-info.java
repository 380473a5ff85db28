/**
 * The process that trades one strategy, in a pod and on a laptop.
 *
 * <p>{@code cli} reads the command line; {@code backtest} answers without a server; {@code
 * application} starts Quarkus for {@code run}. There {@code loop} is the one thread that trades a
 * {@code book} (engine and {@code ledger}) on a {@code replay}; it puts up its {@code status},
 * which {@code monitoring} shows read-only on port 9000, and takes commands from {@code control} on
 * port 8080.
 */
package dev.tradewind.runtime;
