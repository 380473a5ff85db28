package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.api.v1alpha1.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of the limits of risk. */
final class RiskCheck {
  private static final int TIME = 5;

  private final JsonNode risk;
  private final List<Violation> violations = new ArrayList<>();

  private RiskCheck(JsonNode risk) {
    this.risk = risk;
  }

  /** What is wrong with limits of the right shape. */
  static List<Violation> check(JsonNode risk) {
    RiskCheck check = new RiskCheck(risk);
    check.pattern("maxPosition", Rules.QUANTITY_PATTERN, Rules.MAX_POSITION);
    check.pattern("maxOrderQuantity", Rules.QUANTITY_PATTERN, Rules.MAX_ORDER_QUANTITY);
    check.pattern("maxOrderNotional", Rules.AMOUNT_PATTERN, Rules.MAX_ORDER_NOTIONAL);
    check.pattern("maxNotional", Rules.AMOUNT_PATTERN, Rules.MAX_NOTIONAL);
    check.pattern("priceCollarBps", Rules.COLLAR_PATTERN, Rules.PRICE_COLLAR);
    check.positive("maxDailyLoss", Rules.AMOUNT_PATTERN, Rules.MAX_DAILY_LOSS);
    check.positive("maxDrawdownPercent", Rules.PERCENT_PATTERN, Rules.MAX_DRAWDOWN);
    check.pattern("dayStart.timeZone", Rules.TIME_ZONE_PATTERN, Rules.DAY_TIME_ZONE);
    check.pattern("dayStart.time", Rules.TIME_PATTERN, Rules.DAY_TIME);
    check.pattern("allowedHours.timeZone", Rules.TIME_ZONE_PATTERN, Rules.HOURS_TIME_ZONE);
    check.sessions();
    check.pattern("cooldown", Rules.INTERVAL_PATTERN, Rules.COOLDOWN);
    return check.violations;
  }

  private void sessions() {
    for (JsonNode session : at("allowedHours.sessions")) {
      if (!isSession(session.asText())) {
        add("allowedHours.sessions", Rules.SESSIONS);
        return;
      }
    }
  }

  /** The times have the same form, so that their order is that of their letters. */
  private static boolean isSession(String text) {
    int end = text.length() - TIME;
    return Pattern.matches(Rules.SESSION_PATTERN, text)
        && text.substring(end - TIME - 1, end - 1).compareTo(text.substring(end)) < 0;
  }

  private void positive(String field, String pattern, String sentence) {
    if (Pattern.matches(Rules.ZERO_PATTERN, at(field).asText())) {
      add(field, sentence);
    } else {
      pattern(field, pattern, sentence);
    }
  }

  private void pattern(String field, String pattern, String sentence) {
    JsonNode value = at(field);
    if (value.isTextual() && !Pattern.matches(pattern, value.asText())) {
      add(field, sentence);
    }
  }

  private void add(String field, String sentence) {
    violations.add(new Violation("spec.risk." + field, sentence));
  }

  private JsonNode at(String field) {
    return risk.at("/" + field.replace('.', '/'));
  }
}
