package dev.tradewind.kubectl.text;

import java.util.List;

/** Numbers and lists in sentences. */
public final class Words {
  private Words() {}

  /** {@code 1 strategy}, {@code 3 strategies}. */
  public static String strategies(int count) {
    return count + (count == 1 ? " strategy" : " strategies");
  }

  /** {@code 1 halt}, {@code 3 halts}. */
  public static String halts(int count) {
    return count + (count == 1 ? " halt" : " halts");
  }

  /** The first few, and how many more there are. */
  public static String few(List<String> names, int most) {
    String first = String.join(", ", names.stream().limit(most).toList());
    return names.size() <= most ? first : first + " and " + (names.size() - most) + " more";
  }

  /** One argument of a command line, in quotes where the shell needs them. */
  public static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:=@%+,-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
