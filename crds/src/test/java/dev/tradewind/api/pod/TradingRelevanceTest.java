package dev.tradewind.api.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Which fields restart the pod: each field of the schema is either trading-relevant or not, the
 * documentation says so, and the hash agrees.
 */
final class TradingRelevanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CRD =
      Path.of("../helm/tradewind/files/crds/tradingstrategies.tradewind.dev-v1.yml");
  private static final Path DOCUMENTATION = Path.of("../docs/architecture.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-zA-Z.]+)`([^|]*)\\|[^|]*\\|[^|]*\\| *([^|]*?) *\\|$");

  /** Another value of every field; a field of the schema without one fails the test. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("symbol", "\"IBM\""),
          Map.entry("symbols", "[\"AAPL\",\"IBM\"]"),
          Map.entry("algo", "\"momentum\""),
          Map.entry("parameters", "{\"fast\":5}"),
          Map.entry("mode", "\"Paper\""),
          Map.entry("state", "\"Flat\""),
          Map.entry("resumeHaltId", "\"l-1\""),
          Map.entry("capital.amount", "\"7\""),
          Map.entry("capital.currency", "\"EUR\""),
          Map.entry("marketData.sourceRef.name", "\"other\""),
          Map.entry("marketData.interval", "\"5m\""),
          Map.entry("marketData.replay.speed", "7"),
          Map.entry("marketData.replay.loop", "true"),
          Map.entry("marketData.badRows", "\"Skip\""),
          Map.entry("costs.commissionBps", "\"7\""),
          Map.entry("costs.slippageBps", "\"7\""),
          Map.entry("risk.maxPosition", "\"7\""),
          Map.entry("risk.maxOrdersPerMinute", "7"),
          Map.entry("risk.maxOrderQuantity", "\"7\""),
          Map.entry("risk.maxOrderNotional", "\"7\""),
          Map.entry("risk.maxNotional", "\"7\""),
          Map.entry("risk.priceCollarBps", "\"7\""),
          Map.entry("risk.maxDailyLoss", "\"7\""),
          Map.entry("risk.maxDrawdownPercent", "\"7\""),
          Map.entry("risk.onBreach", "\"Flatten\""),
          Map.entry("risk.dayStart.timeZone", "\"Asia/Tokyo\""),
          Map.entry("risk.dayStart.time", "\"07:00\""),
          Map.entry("risk.allowedHours.timeZone", "\"Asia/Tokyo\""),
          Map.entry("risk.allowedHours.sessions", "[\"MON 07:00-08:00\"]"),
          Map.entry("risk.cooldown", "\"7m\""),
          Map.entry("risk.preventSelfCross", "true"),
          Map.entry("onDelete", "\"Keep\""),
          Map.entry("onTerminate.orders", "\"Cancel\""),
          Map.entry("onTerminate.position", "\"Flatten\""),
          Map.entry("onTerminate.gracePeriod", "\"7s\""),
          Map.entry("storage.size", "\"7Gi\""),
          Map.entry("storage.className", "\"fast\""),
          Map.entry("storage.retain", "\"Delete\""),
          Map.entry("runtime.resources.requests", "{\"cpu\":\"7\"}"),
          Map.entry("runtime.resources.limits", "{\"memory\":\"7Gi\"}"));

  private static final Set<String> NOT_RELEVANT =
      Set.of(
          "state",
          "resumeHaltId",
          "capital.amount",
          "onDelete",
          "storage.size",
          "storage.className",
          "storage.retain",
          // Has one value only as long as there is no live venue.
          "mode");

  /** Trading-relevant, but nobody can change them. */
  private static final Set<String> FIXED =
      Set.of("symbol", "symbols", "capital.currency", "marketData.interval");

  @Test
  void everyFieldOfTheSchemaIsJudged() throws IOException {
    JsonNode spec =
        new YAMLMapper()
            .readTree(Files.readString(CRD))
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    Set<String> leaves = new TreeSet<>();
    collect(spec, "", leaves);

    assertThat(OTHERS.keySet()).containsExactlyInAnyOrderElementsOf(leaves);
  }

  @Test
  void theHashChangesWithWhatIsTradingRelevantAndWithNothingElse() throws IOException {
    for (Map.Entry<String, String> other : new TreeMap<>(OTHERS).entrySet()) {
      boolean changes = !SpecHash.of(with(other)).equals(SpecHash.of(spec(base())));
      assertThat(changes).as(other.getKey()).isEqualTo(!NOT_RELEVANT.contains(other.getKey()));
    }
  }

  @Test
  void theDocumentationSaysTheSame() throws IOException {
    Set<String> restarting = new TreeSet<>();
    for (String line : Files.readAllLines(DOCUMENTATION)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(3).startsWith("yes")) {
        restarting.add(row.group(1));
      }
    }
    Set<String> changeable = new TreeSet<>();
    OTHERS.keySet().stream()
        .filter(field -> !NOT_RELEVANT.contains(field) && !FIXED.contains(field))
        .map(field -> field.replaceFirst("^(runtime\\.resources)\\..*", "$1"))
        .forEach(changeable::add);
    assertThat(restarting).isEqualTo(changeable);
  }

  private static void collect(JsonNode schema, String path, Set<String> leaves) {
    JsonNode properties = schema.path("properties");
    if (properties.isMissingNode() || properties.isEmpty()) {
      leaves.add(path);
      return;
    }
    properties
        .properties()
        .forEach(
            e ->
                collect(
                    e.getValue(), path.isEmpty() ? e.getKey() : path + "." + e.getKey(), leaves));
  }

  private static ObjectNode base() throws IOException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"symbol":"AAPL","algo":"sma-crossover","parameters":{"fast":10},"capital":{"amount":"100000"},
             "marketData":{"sourceRef":{"name":"aapl"}}}
            """);
  }

  private static TradingStrategySpec with(Map.Entry<String, String> other) throws IOException {
    ObjectNode spec = base();
    String[] path = other.getKey().split("\\.", -1);
    ObjectNode parent = spec;
    for (int i = 0; i < path.length - 1; i++) {
      parent = parent.withObjectProperty(path[i]);
    }
    parent.set(path[path.length - 1], JSON.readTree(other.getValue()));
    return spec(spec);
  }

  private static TradingStrategySpec spec(ObjectNode spec) {
    return JSON.convertValue(spec, TradingStrategySpec.class);
  }
}
