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
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderQuantity": "-1" | spec.risk.maxOrderQuantity
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderQuantity": "lots" | spec.risk.maxOrderQuantity
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderQuantity": 7 | spec.risk.maxOrderQuantity
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderQuantity": "1234567890123.123456789" | spec.risk.maxOrderQuantity
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderNotional": "-1" | spec.risk.maxOrderNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderNotional": "lots" | spec.risk.maxOrderNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderNotional": 7 | spec.risk.maxOrderNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxOrderNotional": "1234567890123.123456789" | spec.risk.maxOrderNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxNotional": "-1" | spec.risk.maxNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxNotional": "lots" | spec.risk.maxNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxNotional": 7 | spec.risk.maxNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxNotional": "1234567890123.123456789" | spec.risk.maxNotional
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "priceCollarBps": "1.5" | spec.risk.priceCollarBps
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "priceCollarBps": "-1" | spec.risk.priceCollarBps
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "priceCollarBps": "" | spec.risk.priceCollarBps
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "priceCollarBps": 100 | spec.risk.priceCollarBps
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "priceCollarBps": "10000" | spec.risk.priceCollarBps
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDailyLoss": "0" | spec.risk.maxDailyLoss
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDailyLoss": "0.00" | spec.risk.maxDailyLoss
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDailyLoss": "-5" | spec.risk.maxDailyLoss
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDailyLoss": "200 USD" | spec.risk.maxDailyLoss
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDailyLoss": 200 | spec.risk.maxDailyLoss
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDrawdownPercent": "0" | spec.risk.maxDrawdownPercent
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDrawdownPercent": "0.0" | spec.risk.maxDrawdownPercent
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDrawdownPercent": "10%" | spec.risk.maxDrawdownPercent
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDrawdownPercent": "101" | spec.risk.maxDrawdownPercent
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDrawdownPercent": 10 | spec.risk.maxDrawdownPercent
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxDrawdownPercent": "10.123" | spec.risk.maxDrawdownPercent
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "onBreach": "Halt" | spec.risk.onBreach
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "onBreach": true | spec.risk.onBreach
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "cooldown": "0m" | spec.risk.cooldown
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "cooldown": "30" | spec.risk.cooldown
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "cooldown": "half" | spec.risk.cooldown
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "cooldown": 30 | spec.risk.cooldown
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "preventSelfCross": "yes" | spec.risk.preventSelfCross
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "preventSelfCross": 1 | spec.risk.preventSelfCross
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"time": "17:00"} | spec.risk.dayStart.timeZone
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "UTC"} | spec.risk.dayStart.time
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "UTC", "time": "24:00"} | spec.risk.dayStart.time
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "UTC", "time": "5:00"} | spec.risk.dayStart.time
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "UTC", "time": "noon"} | spec.risk.dayStart.time
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "UTC", "time": 17} | spec.risk.dayStart.time
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "+01:00", "time": "17:00"} | spec.risk.dayStart.timeZone
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": "New York", "time": "17:00"} | spec.risk.dayStart.timeZone
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": {"timeZone": 5, "time": "17:00"} | spec.risk.dayStart.timeZone
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "dayStart": "17:00" | spec.risk.dayStart
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"sessions": ["MON 09:30-16:00"]} | spec.risk.allowedHours.timeZone
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC"} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": []} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": "MON 09:30-16:00"} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": [9]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["Mon 09:30-16:00"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["MON 9:30-16:00"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["MON 16:00-09:30"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["MON 09:30-09:30"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["MON 09:30-24:01"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["MON"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC", "sessions": ["MON 09:30-16:00", "FRI-MON 18:00-02:00"]} | spec.risk.allowedHours.sessions
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "allowedHours": {"timeZone": "UTC+1 ", "sessions": ["MON 09:30-16:00"]} | spec.risk.allowedHours.timeZone
          "maxOrdersPerMinute": 30  | "maxOrdersPerMinute": 30, "maxLoss": "5" | spec.risk.maxLoss
          "interval": "1d"          | "interval": "1d", "badRows": "Drop" | spec.marketData.badRows
          "interval": "1d"          | "interval": "1d", "badRows": true | spec.marketData.badRows
          "mode": "Paper"           | "onTerminate": {"orders": "Keep"}          | spec.onTerminate.orders
          "mode": "Paper"           | "onTerminate": {"position": "Close"}       | spec.onTerminate.position
          "mode": "Paper"           | "onTerminate": {"gracePeriod": "61m"}      | spec.onTerminate.gracePeriod
          "mode": "Paper"           | "onTerminate": {"gracePeriod": "1000s"}    | spec.onTerminate.gracePeriod
          "mode": "Paper"           | "onTerminate": {"gracePeriod": "1h"}       | spec.onTerminate.gracePeriod
          "mode": "Paper"           | "onTerminate": {"gracePeriod": 30}         | spec.onTerminate.gracePeriod
          "mode": "Paper"           | "onTerminate": {"grace": "30s"}            | spec.onTerminate.grace
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
  void limitsOfEachKindAreTaken() {
    String limits =
        """
        "maxOrdersPerMinute": 30, "maxOrderQuantity": "100", "maxOrderNotional": "20000.50", "maxNotional": "999999999999.9999",
        "priceCollarBps": "100", "maxDailyLoss": "0.0001", "maxDrawdownPercent": "100", "onBreach": "Flatten", "cooldown": "9999d",
        "preventSelfCross": true, "dayStart": {"timeZone": "America/Argentina/ComodRivadavia", "time": "17:00"},
        "allowedHours": {"timeZone": "Etc/GMT+5", "sessions": ["MON-FRI 09:30-16:00", "SUN-THU 18:00-24:00", "SAT 00:00-24:00"]}
        """;
    String manifest =
        named(
            GOOD.replace("\"maxOrdersPerMinute\": 30", limits)
                .replace("\"interval\": \"1d\"", "\"interval\": \"1d\", \"badRows\": \"Skip\"")
                .replace(
                    "\"mode\": \"Paper\"",
                    "\"mode\": \"Paper\", \"onTerminate\": {\"orders\": \"KeepProtective\","
                        + " \"position\": \"Flatten\", \"gracePeriod\": \"60m\"}"));

    assertThat(create(manifest)).isEqualTo(201);
    assertThat(StrategyManifest.read(manifest)).isInstanceOf(StrategyManifest.Valid.class);
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
