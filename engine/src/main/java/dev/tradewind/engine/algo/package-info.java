/**
 * The built-in algos and the one catalogue that describes them.
 *
 * <p>{@link dev.tradewind.engine.algo.AlgoCatalogue#builtIn} names every algo; an {@link
 * dev.tradewind.engine.algo.AlgoDefinition} documents its parameters, {@code bind}s a user's values
 * (or says in sentences what is wrong with them) and creates the strategy. Validation and
 * construction therefore cannot disagree.
 */
package dev.tradewind.engine.algo;
