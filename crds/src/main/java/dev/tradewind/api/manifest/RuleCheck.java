package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.api.v1alpha1.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of the CRD that look at a value or at several fields; {@link Rules} has their
 * sentences.
 */
final class RuleCheck {
  private static final int LONGEST_NAME = 45;

  private final JsonNode document;
  private final List<Violation> violations = new ArrayList<>();

  private RuleCheck(JsonNode document) {
    this.document = document;
  }

  /** What is wrong with a document of the right shape. */
  static List<Violation> check(JsonNode document) {
    RuleCheck check = new RuleCheck(document);
    check.name();
    check.symbols();
    check.money();
    check.pattern("spec.algo", Rules.ALGO_PATTERN, Rules.ALGO);
    check.pattern("spec.marketData.sourceRef.name", Rules.OBJECT_NAME_PATTERN, Rules.SOURCE);
    check.pattern("spec.marketData.interval", Rules.INTERVAL_PATTERN, Rules.INTERVAL);
    check.violations.addAll(RiskCheck.check(check.at("spec.risk")));
    check.pattern("spec.storage.size", Rules.SIZE_PATTERN, Rules.SIZE);
    check.pattern("spec.storage.className", Rules.OBJECT_NAME_PATTERN, Rules.CLASS_NAME);
    check.pattern("spec.resumeHaltId", Rules.LATCH_ID_PATTERN, Rules.RESUME_HALT_ID);
    check.pattern("spec.onTerminate.gracePeriod", Rules.GRACE_PERIOD_PATTERN, Rules.GRACE_PERIOD);
    check.keptLedger();
    check.violations.addAll(ResourceCheck.check(check.at("spec.runtime.resources")));
    return check.violations;
  }

  private void name() {
    pattern("metadata.name", Rules.NAME_PATTERN, Rules.NAME);
    if (at("metadata.name").asText().length() > LONGEST_NAME) {
      violations.add(new Violation("metadata.name", Rules.NAME));
    }
    pattern("metadata.namespace", Rules.NAMESPACE_PATTERN, Rules.NAMESPACE);
  }

  private void symbols() {
    JsonNode symbols = at("spec.symbols");
    boolean one = !at("spec.symbol").isMissingNode();
    if (one != symbols.isMissingNode()) {
      violations.add(new Violation("spec.symbol", Rules.ONE_OF_SYMBOLS));
    }
    pattern("spec.symbol", Rules.SYMBOL_PATTERN, Rules.SYMBOL);
    Set<String> seen = new HashSet<>();
    boolean twice = false;
    for (JsonNode symbol : symbols) {
      twice |= !seen.add(symbol.asText());
    }
    if (seen.stream().anyMatch(s -> !Pattern.matches(Rules.SYMBOL_PATTERN, s))) {
      violations.add(new Violation("spec.symbols", Rules.SYMBOLS));
    }
    if (twice) {
      violations.add(new Violation("spec.symbols", Rules.SYMBOLS_DIFFER));
    }
  }

  private void money() {
    pattern("spec.capital.amount", Rules.AMOUNT_PATTERN, Rules.AMOUNT);
    if (Pattern.matches(Rules.ZERO_PATTERN, at("spec.capital.amount").asText())) {
      violations.add(new Violation("spec.capital.amount", Rules.AMOUNT));
    }
    pattern("spec.capital.currency", Rules.CURRENCY_PATTERN, Rules.CURRENCY);
    pattern("spec.costs.commissionBps", Rules.BPS_PATTERN, Rules.COMMISSION);
    pattern("spec.costs.slippageBps", Rules.BPS_PATTERN, Rules.SLIPPAGE);
  }

  private void keptLedger() {
    if ("Keep".equals(at("spec.onDelete").asText())
        && "Delete".equals(at("spec.storage.retain").asText())) {
      violations.add(new Violation("spec.storage.retain", Rules.KEPT_LEDGER));
    }
  }

  private void pattern(String field, String pattern, String sentence) {
    JsonNode value = at(field);
    if (value.isTextual() && !Pattern.matches(pattern, value.asText())) {
      violations.add(new Violation(field, sentence));
    }
  }

  /** The value at a dotted path; missing when it is null, as the API server drops nulls. */
  private JsonNode at(String field) {
    JsonNode value = document.at("/" + field.replace('.', '/'));
    return value.isNull() ? document.path("") : value;
  }
}
