package dev.tradewind.reference.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What operator and pod say to the same parameters. */
final class Binder {

  /** A number may be written 1e+300 or 1.0E300. */
  private static final Pattern NUMBER = Pattern.compile("(?<= is )-?[0-9.]+([eE][-+]?[0-9]+)?");

  private static final Pattern SUGGESTION = Pattern.compile(" \\(did you mean [^)]+\\?\\)");

  private Binder() {}

  static List<String> violations(AlgoDefinition algo, String json) {
    return switch (algo.bind(parse(json))) {
      case Binding.Bound _ -> List.of();
      case Binding.Refused refused -> refused.violations();
    };
  }

  /**
   * The sentence as the API server can say it: it knows no similar names, writes numbers its own
   * way and breaks no line.
   */
  static String comparable(String sentence) {
    String flat = SUGGESTION.matcher(sentence).replaceAll("").replace('\n', ' ');
    return NUMBER
        .matcher(flat)
        .replaceAll(number -> Double.toString(Double.parseDouble(number.group())));
  }

  private static Map<String, Object> parse(String json) {
    try {
      return Strategies.JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
