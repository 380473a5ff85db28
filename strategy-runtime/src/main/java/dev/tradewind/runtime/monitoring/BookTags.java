package dev.tradewind.runtime.monitoring;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.runtime.plan.Plan;
import io.micrometer.core.instrument.Tags;
import java.util.stream.Collectors;

/**
 * The labels that all metrics carry.
 *
 * @param plan what is traded
 */
record BookTags(Plan plan) {

  /** Of the whole account: all symbols in one. */
  Tags account() {
    return single(
        plan.instruments().stream().map(Instrument::symbol).collect(Collectors.joining(",")));
  }

  /** Of one symbol. */
  Tags single(String symbol) {
    return Tags.of(
        "strategy",
        plan.file().name(),
        "symbol",
        symbol,
        "algo",
        plan.algo().name(),
        "mode",
        plan.file().spec().mode().name());
  }
}
