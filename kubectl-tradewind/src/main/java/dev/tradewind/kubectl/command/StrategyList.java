package dev.tradewind.kubectl.command;

import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.text.Table;
import dev.tradewind.kubectl.text.Words;
import dev.tradewind.kubectl.view.StrategyFacts;
import java.util.ArrayList;
import java.util.List;

/** What a command is about to touch, before it does. */
final class StrategyList {
  private static final int SHOWN = 50;

  private StrategyList() {}

  /**
   * One line for each strategy, and one above that says what will happen.
   *
   * @param does such as {@code halts}
   */
  static List<String> lines(String does, List<TradingStrategy> strategies) {
    Table table = Table.of("NAMESPACE", "NAME", "SYMBOL", "STATE", ">POSITION");
    strategies.stream()
        .limit(SHOWN)
        .map(StrategyFacts::new)
        .forEach(
            s ->
                table.row(
                    s.namespace(),
                    s.name(),
                    s.symbols(),
                    s.state().orElse(null),
                    s.sample(Sample::positionSummary).orElse(null)));
    List<String> lines = new ArrayList<>();
    lines.add("This " + does + " " + Words.strategies(strategies.size()) + ":");
    lines.addAll(table.lines());
    if (strategies.size() > SHOWN) {
      lines.add("… and " + (strategies.size() - SHOWN) + " more");
    }
    return lines;
  }
}
