package dev.tradewind.api.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells trading-relevant changes from all others: two specs with the same hash trade alike. */
public final class SpecHash {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int DIGITS = 16;

  private SpecHash() {}

  /**
   * The first 16 hex digits of SHA-256 over the canonical JSON of the trading-relevant spec,
   * without capital.amount.
   */
  public static String of(TradingStrategySpec spec) {
    String canonical = canonical(spec);
    return HexFormat.of().formatHex(sha256(canonical)).substring(0, DIGITS);
  }

  static String canonical(TradingStrategySpec spec) {
    JsonNode tree = MAPPER.valueToTree(spec.withDefaults().tradingRelevant());
    ((ObjectNode) tree.get("capital")).remove("amount");
    return CanonicalJson.of(tree);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
