package dev.tradewind.reference.pages;

import dev.tradewind.reference.source.Declaration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code conditions.md}: each condition of a strategy with its reasons, from their enums. */
final class ConditionsPage {

  private static final String INTRODUCTION =
      """
      # Conditions

      `status.conditions` of a `TradingStrategy`. A condition is `True`, `False` or `Unknown`; `reason` is a word for programs, `message` a sentence for people.
      `status.phase` is one of these words for `kubectl get`: the reason of `Trading` when the strategy is ready, else `Starting`, `Waiting`, `Invalid` or `Deleting`.

      """;

  private ConditionsPage() {}

  /**
   * @param types the enum of condition types
   * @param reasons the enums of reasons by their names, such as {@code ReadyReason}
   */
  static String of(Declaration types, Map<String, Declaration> reasons) {
    Table overview = new Table("condition", "true when");
    types.constants().forEach(type -> overview.row(Table.code(type.name()), type.documentation()));
    return INTRODUCTION
        + overview
        + types.constants().stream()
            .filter(type -> reasons.containsKey(type.name() + "Reason"))
            .map(type -> section(type.name(), reasons.get(type.name() + "Reason").constants()))
            .collect(Collectors.joining());
  }

  private static String section(String type, List<Declaration> reasons) {
    Table table = new Table("reason", "meaning");
    reasons.forEach(reason -> table.row(Table.code(reason.name()), reason.documentation()));
    return "\n## " + type + "\n\n" + table;
  }
}
