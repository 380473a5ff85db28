package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import java.util.ArrayList;
import java.util.List;

/** Checks a document as the API server would: first its shape, then the rules. */
public final class StrategyValidator {
  private static final String API_VERSION = TradingStrategy.GROUP + "/" + TradingStrategy.VERSION;

  private StrategyValidator() {}

  /** What is wrong with the document; empty when nothing is. */
  public static List<Violation> check(JsonNode document) {
    List<Violation> violations = new ArrayList<>();
    if (!document.isObject()) {
      return List.of(
          new Violation(
              "", "the manifest must be an object with apiVersion, kind, metadata and spec."));
    }
    expect(document, "apiVersion", API_VERSION, violations);
    expect(document, "kind", TradingStrategy.KIND, violations);
    if (violations.isEmpty()) {
      ShapeCheck.ofStrategies().check(document, violations);
    }
    return violations.isEmpty() ? RuleCheck.check(document) : violations;
  }

  private static void expect(
      JsonNode document, String field, String value, List<Violation> violations) {
    if (!value.equals(document.path(field).asText())) {
      violations.add(new Violation(field, field + " must be " + value + "."));
    }
  }
}
