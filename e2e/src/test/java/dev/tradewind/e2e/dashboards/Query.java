package dev.tradewind.e2e.dashboards;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A panel's query as it stands in the dashboard's JSON, with what it promises. */
record Query(Promise promise, String expression, boolean instant, String unit) {

  private static final Pattern METRIC = Pattern.compile("tradewind_[a-z_]+");

  /** The expression as Grafana would send it. */
  String with(Map<String, String> variables) {
    String result = expression;
    for (var variable : variables.entrySet()) {
      result = result.replace("$" + variable.getKey(), variable.getValue());
    }
    if (result.contains("$")) {
      throw new IllegalArgumentException("a variable without a value in " + result);
    }
    return result;
  }

  Set<String> metrics() {
    return METRIC
        .matcher(expression)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return promise.where();
  }
}
