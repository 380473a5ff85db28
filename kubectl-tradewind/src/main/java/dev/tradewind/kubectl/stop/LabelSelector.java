package dev.tradewind.kubectl.stop;

import dev.tradewind.api.v1alpha1.SelectorRequirement;
import dev.tradewind.api.v1alpha1.SelectorRequirement.Operator;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.kubectl.console.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * kubectl's way of writing a selector, {@code desk=a,team in (x,y),!frozen}, as the selector of a
 * halt.
 */
public final class LabelSelector {
  private static final String KEY = "([A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?)";
  private static final String VALUE = "([A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?";
  private static final Pattern EQUAL = Pattern.compile(KEY + "\\s*==?\\s*" + VALUE);
  private static final Pattern UNEQUAL = Pattern.compile(KEY + "\\s*!=\\s*" + VALUE);
  private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s+\\(([^()]*)\\)");
  private static final Pattern EXISTS = Pattern.compile(KEY);
  private static final Pattern ABSENT = Pattern.compile("!\\s*" + KEY);
  // A comma inside of parentheses parts values, not requirements.
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  private LabelSelector() {}

  /**
   * Reads a selector.
   *
   * @throws Problem when it is none
   */
  public static StrategySelector parse(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    List<SelectorRequirement> requirements = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      String term = part.strip();
      Matcher equal = EQUAL.matcher(term);
      if (!equal.matches()) {
        requirements.add(requirement(text, term));
      } else if (labels.put(equal.group(1), orEmpty(equal.group(2))) != null) {
        throw Problem.usage(
            "The selector \"%s\" names the label %s twice.".formatted(text, equal.group(1)));
      }
    }
    return new StrategySelector(labels, requirements);
  }

  private static SelectorRequirement requirement(String text, String term) {
    Matcher unequal = UNEQUAL.matcher(term);
    if (unequal.matches()) {
      return new SelectorRequirement(
          unequal.group(1), Operator.NotIn, List.of(orEmpty(unequal.group(2))));
    }
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      return new SelectorRequirement(
          set.group(1),
          set.group(2).equals("in") ? Operator.In : Operator.NotIn,
          Stream.of(set.group(3).split(",")).map(String::strip).toList());
    }
    Matcher absent = ABSENT.matcher(term);
    if (absent.matches()) {
      return new SelectorRequirement(absent.group(1), Operator.DoesNotExist, List.of());
    }
    if (EXISTS.matcher(term).matches()) {
      return new SelectorRequirement(term, Operator.Exists, List.of());
    }
    throw Problem.usage(
        "The selector \"%s\" cannot be read at \"%s\"; write it as kubectl does, such as desk=a,team in (x,y),!frozen."
            .formatted(text, term));
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
