package dev.tradewind.operator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what is with what should be, field by field of the latter: what others added to an
 * object is left alone, but a list is owned whole, and so are the labels and annotations of this
 * product: one that is wanted no more goes.
 */
final class Overlay {
  /** Fields below which strings are quantities: the API server writes 1000m as 1. */
  private static final Set<String> QUANTITIES = Set.of("requests", "limits", "sizeLimit");

  private static final String OURS = TradingStrategy.GROUP + "/";

  private Overlay() {}

  /** Whether every wanted field is there with its wanted value. */
  static boolean covers(JsonNode actual, JsonNode wanted) {
    return covers(actual, wanted, false);
  }

  private static boolean covers(JsonNode actual, JsonNode wanted, boolean quantity) {
    if (wanted.isContainerNode() && wanted.isEmpty() && actual.isMissingNode()) {
      return true;
    }
    if (wanted.isObject()) {
      return actual.isObject()
          && leftovers(actual, wanted).isEmpty()
          && fieldsCover(actual, wanted, quantity);
    }
    if (wanted.isArray()) {
      return actual.isArray() && elementsCover(actual, wanted);
    }
    return wanted.equals(actual)
        || (quantity && actual.isTextual() && sameQuantity(actual.asText(), wanted.asText()));
  }

  /** The paths of the fields that are not as wanted; empty when all are. */
  static List<String> differences(JsonNode actual, JsonNode wanted) {
    List<String> paths = new ArrayList<>();
    collect(actual, wanted, false, "", paths);
    return paths;
  }

  private static void collect(
      JsonNode actual, JsonNode wanted, boolean quantity, String path, List<String> paths) {
    if (covers(actual, wanted, quantity)) {
      return;
    }
    if (actual.isObject() && wanted.isObject()) {
      leftovers(actual, wanted).forEach(key -> paths.add(below(path, key)));
      wanted
          .properties()
          .forEach(
              e ->
                  collect(
                      actual.path(e.getKey()),
                      e.getValue(),
                      quantity || QUANTITIES.contains(e.getKey()),
                      below(path, e.getKey()),
                      paths));
    } else if (actual.isArray() && wanted.isArray() && actual.size() == wanted.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        collect(actual.get(i), wanted.get(i), false, path + "[" + i + "]", paths);
      }
    } else {
      paths.add(path);
    }
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** What this product once wrote, and does not want any more. */
  private static List<String> leftovers(JsonNode actual, JsonNode wanted) {
    return actual.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.startsWith(OURS) && !wanted.has(key))
        .toList();
  }

  private static boolean fieldsCover(JsonNode actual, JsonNode wanted, boolean quantity) {
    return wanted.properties().stream()
        .allMatch(
            e ->
                covers(
                    actual.path(e.getKey()),
                    e.getValue(),
                    quantity || QUANTITIES.contains(e.getKey())));
  }

  private static boolean elementsCover(JsonNode actual, JsonNode wanted) {
    if (actual.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!covers(actual.get(i), wanted.get(i), false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameQuantity(String actual, String wanted) {
    return new Quantity(actual)
            .getNumericalAmount()
            .compareTo(new Quantity(wanted).getNumericalAmount())
        == 0;
  }

  /** The actual object with every wanted field as wanted. */
  static JsonNode merge(JsonNode actual, JsonNode wanted) {
    if (!actual.isObject() || !wanted.isObject()) {
      return wanted;
    }
    ObjectNode merged = actual.deepCopy();
    merged.remove(leftovers(actual, wanted));
    wanted
        .properties()
        .forEach(e -> merged.set(e.getKey(), merge(merged.path(e.getKey()), e.getValue())));
    return merged;
  }
}
