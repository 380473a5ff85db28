package dev.tradewind.runtime.plan;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long texts: equal texts have equal ones. Stateless. */
final class Fingerprint {

  private static final int HEX_DIGITS = 16;

  private Fingerprint() {}

  /** 16 hex digits. */
  static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text)).substring(0, HEX_DIGITS);
  }

  /** Characters {@code [0-9a-z]}, as client order ids want them. */
  static String base36(String text, int length) {
    String digits = new BigInteger(1, sha256(text)).toString(Character.MAX_RADIX);
    return digits.substring(digits.length() - length);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
