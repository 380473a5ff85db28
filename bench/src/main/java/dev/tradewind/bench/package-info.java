/**
 * The engine measured: whole processes ({@link dev.tradewind.bench.CrossoverProcess}, {@link
 * dev.tradewind.bench.FadeProcess}, {@link dev.tradewind.bench.GridProcess}), the warm engine (the
 * benchmarks of {@code dev.tradewind.bench.jmh}), from tick to order ({@code
 * dev.tradewind.bench.latency}), and the table of all that beside its peers ({@code
 * dev.tradewind.bench.table}).
 */
package dev.tradewind.bench;
