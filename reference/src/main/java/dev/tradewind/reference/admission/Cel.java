package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.ParameterValue;
import java.util.Collection;
import java.util.stream.Collectors;

/** Literals and small expressions of the Common Expression Language. */
final class Cel {

  private static final int LONGEST = 40;

  private Cel() {}

  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String literal(ParameterValue number) {
    String plain = number.toString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(Cel::literal).collect(Collectors.joining(", ", "[", "]"));
  }

  static String variable(String name) {
    return "variables." + name;
  }

  /** A user's text, short enough for a sentence; the API server takes no line breaks in one. */
  static String abbreviated(String text) {
    return "(size(%1$s) <= %2$d ? %1$s : %1$s.substring(0, %2$d) + '…').replace('\\n', ' ')"
        .formatted(text, LONGEST);
  }

  /** Whether a text is short and looks like a number. */
  static String looksLikeANumber(String text) {
    return "type(%1$s) == string && size(%1$s) <= %2$d && %1$s.matches('^-?[0-9]+([.][0-9]+)?$')"
        .formatted(text, LONGEST);
  }
}
