package dev.tradewind.api.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PodStatusTest {
  /** The example of docs/architecture.md. */
  private static final String DOCUMENT =
      """
      {"uid":"u-1","name":"aapl-sma","namespace":"desk-a","specHash":"9f3c","version":"0.1.0","tzdata":"2025b","epoch":3,\
      "ready":true,"reason":"AsAsked","message":"","state":"Running","commanded":"Running","latch":null,"breach":null,"commandSequence":12,"stopped":false,\
      "trading":"Trading","completed":false,"settled":false,"capital":"100000","currency":"USD",\
      "sample":{"time":"2012-01-05T00:00:00Z","positions":[{"symbol":"AAPL","quantity":"100",\
      "averagePrice":"58.1200","lastPrice":"58.2000"}],"cash":"94188","equity":"100008","realizedPnl":"0",\
      "unrealizedPnl":"8.00","pnl":"8.00","fees":"0","drawdownPercent":"0.5","openOrders":1},\
      "openOrders":[{"clientOrderId":"a1b2c3d40003000001","symbol":"AAPL","side":"Buy","type":"Market",\
      "quantity":"100","limitPrice":null,"filledQuantity":"0","status":"Working","reduceOnly":false}],\
      "counts":{"bars":3270,"orders":40,"fills":39,"rejects":1,"trades":19},\
      "data":[{"symbol":"AAPL","file":"AAPL.csv.gz","sha256":"ab12","bars":3270,\
      "first":"2000-01-03T00:00:00Z","last":"2012-12-31T00:00:00Z","skipped":0}],\
      "venue":{"name":"sim-1","connected":true,"reconciled":"InAgreement","message":"",\
      "unconfirmedCancels":[]},\
      "control":{"current":"0123456789abcdef","previous":null}}\
      """;

  @Test
  void theDocumentedStatusSurvivesReadingAndWritingToTheLetter() throws Exception {
    PodStatus status = PodJson.read(DOCUMENT, PodStatus.class);

    assertThat(status.reason()).isEqualTo(ReadyReason.AsAsked);
    assertThat(status.trading()).isEqualTo(TradingReason.Trading);
    assertThat(status.sample().positions().getFirst().averagePrice())
        .isEqualTo(new BigDecimal("58.1200"));
    assertThat(PodJson.write(status)).isEqualTo(DOCUMENT);
  }

  @Test
  void decimalsAreNeverWrittenWithAnExponent() {
    var position = new PodPosition("AAPL", new BigDecimal("1E+5"), null, null);

    assertThat(PodJson.write(position)).contains("\"quantity\":\"100000\"");
  }

  @Test
  void fieldsAndWordsOfNewerVersionsArePassedOver() throws Exception {
    String newer =
        DOCUMENT.replace("\"uid\"", "\"mood\":\"calm\",\"uid\"").replace("AsAsked", "SolarFlare");

    assertThat(PodJson.read(newer, PodStatus.class).reason()).isNull();
  }

  @Test
  void whatAnOlderRuntimeDoesNotTellIsNotMissed() throws Exception {
    PodStatus older =
        PodJson.read(
            DOCUMENT
                .replace("\"tzdata\":\"2025b\",", "")
                .replace("\"breach\":null,", "")
                .replace(",\"skipped\":0", "")
                .replaceAll(",\"control\":\\{[^}]*}", ""),
            PodStatus.class);

    assertThat(older.tzdata()).isNull();
    assertThat(older.breach()).isNull();
    assertThat(older.control()).isNull();
    assertThat(older.data().getFirst().skipped()).isZero();
  }

  @Test
  void aPodWithPositionOrOrderIsNotEmpty() throws Exception {
    PodStatus open = PodJson.read(DOCUMENT, PodStatus.class);
    PodStatus flatWithOrder =
        PodJson.read(
            DOCUMENT.replace(
                "\"quantity\":\"100\",\"averagePrice\"", "\"quantity\":\"0.00\",\"averagePrice\""),
            PodStatus.class);

    assertThat(open.empty()).isFalse();
    assertThat(flatWithOrder.sample().flat()).isTrue();
    assertThat(flatWithOrder.empty()).isFalse();
  }

  /** A pod that has not opened its ledger may hold anything, whatever it says meanwhile. */
  @ParameterizedTest
  @CsvSource({"0, Starting, false", "0, LedgerUnavailable, false", "3, DataUnavailable, true"})
  void aBookWithoutASampleIsEmptyOnlyOnceItWasOpened(int epoch, String reason, boolean empty)
      throws JsonProcessingException {
    String document =
        """
        {"uid":"u","name":"n","namespace":"d","specHash":"h","version":"1","epoch":%d,"ready":false,
         "reason":"%s","message":"","state":"Flat","commandSequence":0,"stopped":true,"trading":"Flat",
         "completed":false,"settled":false,"capital":"1","currency":"USD","sample":null,"openOrders":[],
         "counts":{"bars":0,"orders":0,"fills":0,"rejects":0,"trades":0},"data":[]}
        """
            .formatted(epoch, reason);
    assertThat(PodJson.read(document, PodStatus.class).empty()).isEqualTo(empty);
  }
}
