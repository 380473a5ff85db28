package dev.tradewind.kubectl.view;

import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.text.Age;
import dev.tradewind.kubectl.text.Table;
import dev.tradewind.kubectl.text.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table of many strategies, out of their resources alone.
 *
 * @param strategies in the order of the table
 */
public record Fleet(List<StrategyFacts> strategies) {

  /** By what the table is sorted. */
  public enum Order {
    /** Namespace, then name. */
    name,
    /** State, the strictest first. */
    state,
    /** Profit and loss, the greatest loss first. */
    pnl,
    /** Equity, the least first. */
    equity,
    /** Age, the youngest first. */
    age
  }

  /** How much the table shows. */
  public enum Width {
    normal,
    wide
  }

  private static final Comparator<StrategyFacts> BY_NAME =
      Comparator.comparing(StrategyFacts::namespace).thenComparing(StrategyFacts::name);

  /** Sorts strategies. */
  public static Fleet of(List<TradingStrategy> strategies, Order order) {
    return new Fleet(
        strategies.stream().map(StrategyFacts::new).sorted(comparator(order)).toList());
  }

  private static Comparator<StrategyFacts> comparator(Order order) {
    Comparator<StrategyFacts> first =
        switch (order) {
          case name -> BY_NAME;
          case state ->
              Comparator.comparing(Fleet::state, Comparator.nullsLast(Comparator.reverseOrder()));
          case pnl -> Comparator.comparing(s -> amount(s, Sample::pnl), knownFirst());
          case equity -> Comparator.comparing(s -> amount(s, Sample::equity), knownFirst());
          case age -> Comparator.comparing(StrategyFacts::created, Comparator.reverseOrder());
        };
    return first.thenComparing(BY_NAME);
  }

  private static Comparator<BigDecimal> knownFirst() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }

  private static TradingState state(StrategyFacts strategy) {
    return Optional.ofNullable(strategy.status().effectiveState())
        .map(EffectiveState::state)
        .orElse(null);
  }

  private static BigDecimal amount(StrategyFacts strategy, Function<Sample, String> part) {
    try {
      return strategy.sample(part).map(BigDecimal::new).orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * The table.
   *
   * @param namespaces whether there is a column of the namespace
   */
  public Table table(boolean namespaces, Width width, Instant now) {
    Table table = Table.of(headers(namespaces, width));
    for (StrategyFacts strategy : strategies) {
      table.row(cells(strategy, namespaces, width, now));
    }
    return table;
  }

  /** One line above a table that refreshes. */
  public String summary() {
    long unready = strategies.stream().filter(s -> !s.ready().equals(Optional.of("True"))).count();
    return Words.strategies(strategies.size())
        + (unready == 0 ? ", all ready" : ", " + unready + " not ready");
  }

  private static String[] headers(boolean namespaces, Width width) {
    List<String> headers = new ArrayList<>();
    if (namespaces) {
      headers.add("NAMESPACE");
    }
    headers.addAll(
        List.of(
            "NAME",
            "SYMBOL",
            "ALGO",
            "STATE",
            "PHASE",
            "READY",
            ">POSITION",
            ">EQUITY",
            ">PNL",
            "AGE"));
    if (width == Width.wide) {
      headers.addAll(List.of("WANTED", "BECAUSE", ">ORDERS", ">EPOCH"));
    }
    return headers.toArray(String[]::new);
  }

  private static String[] cells(
      StrategyFacts strategy, boolean namespaces, Width width, Instant now) {
    List<String> cells = new ArrayList<>();
    if (namespaces) {
      cells.add(strategy.namespace());
    }
    cells.add(strategy.name());
    cells.add(strategy.symbols());
    cells.add(strategy.strategy().getSpec().algo());
    cells.add(strategy.state().orElse(null));
    cells.add(strategy.status().phase());
    cells.add(strategy.ready().orElse(null));
    cells.add(strategy.sample(Sample::positionSummary).orElse(null));
    cells.add(strategy.sample(Sample::equity).orElse(null));
    cells.add(strategy.sample(Sample::pnl).orElse(null));
    cells.add(Age.of(strategy.created(), now));
    if (width == Width.wide) {
      cells.add(strategy.wanted().orElse(null));
      cells.add(strategy.because().orElse(null));
      cells.add(strategy.sample(Sample::openOrders).map(String::valueOf).orElse(null));
      cells.add(
          Optional.ofNullable(strategy.status().trading())
              .map(Trading::epoch)
              .map(String::valueOf)
              .orElse(null));
    }
    return cells.toArray(String[]::new);
  }
}
