package dev.tradewind.engine.order;

import java.util.OptionalLong;

/**
 * Client order ids of 18 characters {@code [0-9a-z]}: 8 of the strategy's key, 4 of the epoch and 6
 * of the order's number, both in base 36. A retry or a restart reuses the id, for epoch and number
 * are the order's own. Stateless.
 */
public final class ClientOrderId {

  /** Characters of a strategy's key. */
  public static final int KEY_LENGTH = 8;

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int EPOCH_LENGTH = 4;
  private static final int SEQUENCE_LENGTH = 6;

  private ClientOrderId() {}

  /**
   * The id.
   *
   * @param strategyKey 8 characters {@code [0-9a-z]}
   * @param epoch 0 to 36<sup>4</sup> − 1
   * @param sequence 0 to 36<sup>6</sup> − 1
   * @throws IllegalArgumentException if one is out of range
   */
  public static String of(String strategyKey, long epoch, long sequence) {
    return checkKey(strategyKey) + base36(epoch, EPOCH_LENGTH) + base36(sequence, SEQUENCE_LENGTH);
  }

  /**
   * The number of the order that has an id of this key; empty if the id is none of them.
   *
   * @param strategyKey 8 characters {@code [0-9a-z]}
   */
  public static OptionalLong sequence(String strategyKey, String id) {
    boolean good =
        id.length() == KEY_LENGTH + EPOCH_LENGTH + SEQUENCE_LENGTH && id.startsWith(strategyKey);
    for (int i = KEY_LENGTH; good && i < id.length(); i++) {
      good = DIGITS.indexOf(id.charAt(i)) >= 0;
    }
    return good
        ? OptionalLong.of(
            Long.parseLong(id.substring(KEY_LENGTH + EPOCH_LENGTH), Character.MAX_RADIX))
        : OptionalLong.empty();
  }

  /** Returns the key, or refuses it with {@link IllegalArgumentException}. */
  public static String checkKey(String strategyKey) {
    boolean good = strategyKey.length() == KEY_LENGTH;
    for (int i = 0; good && i < KEY_LENGTH; i++) {
      good = DIGITS.indexOf(strategyKey.charAt(i)) >= 0;
    }
    if (!good) {
      throw new IllegalArgumentException(
          "Strategy key \"" + strategyKey + "\" is not 8 characters of 0-9 and a-z.");
    }
    return strategyKey;
  }

  private static String base36(long number, int length) {
    String digits = Long.toString(number, Character.MAX_RADIX);
    if (number < 0 || digits.length() > length) {
      throw new IllegalArgumentException(
          number + " does not fit " + length + " digits of base 36.");
    }
    return "0".repeat(length - digits.length()) + digits;
  }
}
