package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradewind.api.manifest.StrategyManifest;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code kubectl apply} answers to mistakes, and that a laptop answers alike. */
final class BadInputIT {
  private static final KubernetesClient ADMIN = ApiServer.running().admin();

  private static final String GOOD =
      """
      {"apiVersion": "tradewind.dev/v1alpha1", "kind": "TradingStrategy",
       "metadata": {"name": "NAME", "namespace": "default"},
       "spec": {"symbol": "AAPL", "algo": "sma-crossover", "mode": "Paper", "state": "Running",
        "capital": {"amount": "100000", "currency": "USD"}, "costs": {"commissionBps": "1"},
        "risk": {"maxPosition": "500", "maxOrdersPerMinute": 30}, "storage": {"size": "1Gi"},
        "marketData": {"sourceRef": {"name": "aapl-daily"}, "interval": "1d", "replay": {"speed": 1, "loop": false}}}}
      """;

  @Test
  void aGoodManifestIsTaken() {
    assertThat(create(named(GOOD))).isEqualTo(201);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "symbol": "AAPL"          | "symbol": "aapl"                       | spec.symbol
          "symbol": "AAPL"          | "symbol": true                         | spec.symbol
          "symbol": "AAPL"          | "symbols": []                          | spec.symbols
          "symbol": "AAPL"          | "symbols": ["A", "A"]                  | spec.symbols
          "symbol": "AAPL"          | "symbols": ["a"]                       | spec.symbols
          "symbol": "AAPL"          | "symbol": "A", "symbols": ["B"]        | spec.symbol
          "symbol": "AAPL",         | ``                                     | spec.symbol
          "algo": "sma-crossover",  | ``                                     | spec.algo
          "algo": "sma-crossover"   | "algo": "SMA"                          | spec.algo
          "algo": "sma-crossover"   | "algo": 5                              | spec.algo
          "mode": "Paper"           | "mode": "Live"                         | spec.mode
          "state": "Running"        | "state": "Halted"                      | spec.state
          "amount": "100000"        | "amount": "-5"                         | spec.capital.amount
          "amount": "100000"        | "amount": "0.00"                       | spec.capital.amount
          "amount": "100000"        | "amount": 100000                       | spec.capital.amount
          "amount": "100000"        | "amount": "1234567890123.12345"        | spec.capital.amount
          "amount": "100000",       | ``                                     | spec.capital.amount
          "currency": "USD"         | "currency": "usd"                      | spec.capital.currency
          "amount": "100000"        | "amount": "100000", "amuont": "1"      | spec.capital.amuont
          "commissionBps": "1"      | "commissionBps": "-1"                  | spec.costs.commissionBps
          "maxPosition": "500"      | "maxPosition": "lots"                  | spec.risk.maxPosition
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 0                | spec.risk.maxOrdersPerMinute
          "size": "1Gi"             | "size": "much"                         | spec.storage.size
          "name": "aapl-daily"      | "name": "Aapl Daily"                   | spec.marketData.sourceRef.name
          "interval": "1d"          | "interval": "daily"                    | spec.marketData.interval
          "speed": 1                | "speed": 0                             | spec.marketData.replay.speed
          "speed": 1                | "speed": "fast"                        | spec.marketData.replay.speed
          "loop": false             | "loop": "no"                           | spec.marketData.replay.loop
          {"size": "1Gi"}           | {"retain": "Delete"}, "onDelete": "Keep" | spec.storage.retain
          "mode": "Paper"           | "resumeHaltId": "-"                    | spec.resumeHaltId
          "mode": "Paper"           | "runtime": {"resources": {"limits": {"memory": "abc"}}}       | spec.runtime.resources
          "mode": "Paper"           | "runtime": {"resources": {"requests": {"memory": -1}}}        | spec.runtime.resources
          "mode": "Paper"           | "runtime": {"resources": {"limits": {"memory": 1.5}}}         | spec.runtime.resources
          "mode": "Paper"           | "runtime": {"resources": {"limits": {"gpu": 1}}}              | spec.runtime.resources
          "mode": "Paper"           | "runtime": {"resources": {"limits": {"memory": "1Mi"}, "requests": {"memory": "1Gi"}}} | spec.runtime.resources
          "spec"                    | "spce"                                 | spce
          "NAME"                    | "aapl.sma"                             | metadata.name
          "NAME"                    | "a23456789-123456789-123456789-123456789-123456" | metadata.name
          """)
  void aMistakeIsRefusedWithASentenceThatNamesTheField(String from, String to, String field) {
    String manifest = named(GOOD.replace(from, to == null ? "" : to));

    KubernetesClientException refusal =
        catchThrowableOfType(KubernetesClientException.class, () -> create(manifest));

    assertThat(refusal).as(manifest).isNotNull();
    assertThat(refusal.getMessage()).contains(field);
    assertThat(StrategyManifest.read(manifest))
        .isInstanceOfSatisfying(
            StrategyManifest.Invalid.class,
            invalid ->
                assertThat(invalid.violations().getFirst().message())
                    .contains(field.substring(field.lastIndexOf('.') + 1)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"spec": {"symbol": "IBM"}}                                  | spec.symbol cannot be changed
          {"spec": {"symbol": null, "symbols": ["AAPL"]}}              | spec.symbol cannot be changed
          {"spec": {"capital": {"currency": "EUR"}}}                   | spec.capital.currency cannot be changed
          {"spec": {"marketData": {"interval": "1h"}}}                 | spec.marketData.interval cannot be changed
          {"spec": {"storage": {"className": "fast"}}}                 | spec.storage.className cannot be changed
          {"spec": {"storage": {"size": "512Mi"}}}                     | spec.storage.size can grow, but not shrink
          """)
  void whatCannotChangeIsRefusedWithTheWayOut(String patch, String sentence) {
    String name = "fixed-" + UUID.randomUUID().toString().substring(0, 8);
    create(GOOD.replace("NAME", name));

    KubernetesClientException refusal =
        catchThrowableOfType(KubernetesClientException.class, () -> patch(name, patch));

    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).contains(sentence);
  }

  @Test
  void quantitiesOfEachKindAreTaken() {
    String resources =
        """
        "runtime": {"resources": {"requests": {"cpu": "1", "memory": "134217728", "ephemeral-storage": "1e9"},
         "limits": {"cpu": 1, "memory": "128Mi"}}}, "mode": "Paper"
        """;
    String manifest = named(GOOD.replace("\"mode\": \"Paper\"", resources));

    assertThat(create(manifest)).isEqualTo(201);
    assertThat(StrategyManifest.read(manifest)).isInstanceOf(StrategyManifest.Valid.class);
  }

  @Test
  void whatCanChangeIsTaken() {
    String name = "free-" + UUID.randomUUID().toString().substring(0, 8);
    create(GOOD.replace("NAME", name));

    assertThatCode(
            () ->
                patch(
                    name, "{\"spec\": {\"storage\": {\"size\": \"2Gi\"}, \"state\": \"Paused\"}}"))
        .doesNotThrowAnyException();
  }

  private static String named(String manifest) {
    return manifest.replace(
        "\"NAME\"", "\"s-" + UUID.randomUUID().toString().substring(0, 8) + "\"");
  }

  private static void patch(String name, String patch) {
    ADMIN
        .resources(TradingStrategy.class)
        .inNamespace("default")
        .withName(name)
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  /** As kubectl does: with strict field validation. */
  private static int create(String manifest) {
    String uri =
        ADMIN.getMasterUrl()
            + "apis/tradewind.dev/v1alpha1/namespaces/default/tradingstrategies?fieldValidation=Strict";
    HttpRequest request =
        ADMIN
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(uri)
            .post("application/json", manifest)
            .build();
    HttpResponse<String> response = ADMIN.getHttpClient().sendAsync(request, String.class).join();
    if (response.code() >= 400) {
      throw new KubernetesClientException(response.body(), response.code(), null);
    }
    return response.code();
  }
}
