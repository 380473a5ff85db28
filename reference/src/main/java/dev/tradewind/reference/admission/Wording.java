package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import java.util.Map;

/**
 * A sentence without the value that it is about. Sentences are got from whoever says them
 * elsewhere, so that there is only one wording.
 *
 * @param before what comes before the value
 * @param after what comes after it
 */
record Wording(String before, String after) {

  /** Resembles no name, so nobody suggests another. */
  static final String VALUE = "§";

  static Wording around(String sentence, String value) {
    int at = sentence.indexOf(value);
    if (at < 0 || sentence.indexOf(value, at + 1) >= 0) {
      throw new IllegalStateException("not once " + value + " in: " + sentence);
    }
    return new Wording(sentence.substring(0, at), sentence.substring(at + value.length()));
  }

  /** The one complaint of the algo about values. */
  static String complaint(AlgoDefinition algo, Map<String, ?> values) {
    if (algo.bind(values) instanceof Binding.Refused refused && refused.violations().size() == 1) {
      return refused.violations().getFirst();
    }
    throw new IllegalStateException(algo.name() + " has not exactly one complaint about " + values);
  }
}
