package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The CPU and memory of a pod, as Kubernetes reads them. */
final class ResourceCheck {
  private static final String PATH = "spec.runtime.resources";
  private static final List<String> NAMES = List.of("cpu", "memory", "ephemeral-storage");

  /** An exponent of three digits is no amount that any machine has. */
  private static final Pattern QUANTITY =
      Pattern.compile(
          "[+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]{1,2})?");

  private final JsonNode resources;
  private final List<Violation> violations = new ArrayList<>();

  private ResourceCheck(JsonNode resources) {
    this.resources = resources;
  }

  /** What is wrong with resources of the right shape. */
  static List<Violation> check(JsonNode resources) {
    ResourceCheck check = new ResourceCheck(resources);
    check.amounts("requests");
    check.amounts("limits");
    if (check.violations.isEmpty()) {
      NAMES.forEach(check::enough);
    }
    return check.violations;
  }

  private void amounts(String part) {
    resources
        .path(part)
        .properties()
        .forEach(
            e -> {
              String field = PATH + "." + part + "." + e.getKey();
              String amount = e.getValue().asText();
              if (!NAMES.contains(e.getKey())) {
                add(field, " is not a resource: " + Suggestion.of(e.getKey(), NAMES));
              } else if (!QUANTITY.matcher(amount).matches()) {
                add(
                    field,
                    " is \""
                        + amount
                        + "\": it must be a quantity of 0 or more, such as 100m for cpu or 128Mi"
                        + " for memory.");
              }
            });
  }

  private void enough(String name) {
    JsonNode request = resources.path("requests").path(name);
    JsonNode limit = resources.path("limits").path(name);
    if (!request.isMissingNode()
        && !limit.isMissingNode()
        && amount(request).compareTo(amount(limit)) > 0) {
      add(
          PATH + ".limits." + name,
          " is "
              + limit.asText()
              + ", below the "
              + request.asText()
              + " of "
              + PATH
              + ".requests: raise it, or ask for less.");
    }
  }

  private static BigDecimal amount(JsonNode quantity) {
    return Quantity.getAmountInBytes(Quantity.parse(quantity.asText()));
  }

  private void add(String field, String rule) {
    violations.add(new Violation(field, field + rule));
  }
}
