package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator is not needed to trade, and its coming and going touches no running pod. */
final class OperatorAbsenceE2E {

  private static final Strategy TRADING = new Strategy("tradewind-quickstart", "aapl-sma");

  @AfterEach
  void bringTheOperatorBack() {
    OperatorDeployment.bringBack();
  }

  @Test
  void strategiesTradeOnWithoutIt() {
    TRADING.awaitReady();
    String podsBefore = Fleet.pods(TRADING.namespace());
    OperatorDeployment.sendAway();

    int bars = bars();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(bars()).isGreaterThan(bars + 20));

    OperatorDeployment.bringBack();
    TRADING.patch("{\"state\":\"Paused\"}");
    TRADING.awaitCondition("Trading", "False", "Paused", Duration.ofMinutes(1));
    TRADING.patch("{\"state\":\"Running\"}");
    TRADING.awaitCondition("Trading", "True", "Trading");
    assertThat(Fleet.pods(TRADING.namespace())).isEqualTo(podsBefore);
  }

  private static int bars() {
    return TRADING.pod().at("/counts/bars").asInt();
  }
}
