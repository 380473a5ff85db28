/**
 * The API server's own check of strategies, rendered from the algo catalogue: what {@code kubectl
 * apply} is refused, in the sentences of {@link dev.tradewind.engine.algo.AlgoDefinition#bind},
 * without a webhook.
 */
package dev.tradewind.reference.admission;
