package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Of two replicas the other one takes over when the leader is lost, and no pod notices. */
@Isolated("for a while no operator leads")
final class LeaderLossE2E {

  /** A Lease of 15 s that is looked at about every second, and room for a slow machine. */
  private static final Duration LEASE_AND_SLACK = Duration.ofSeconds(25);

  private static final Strategy TRADING = new Strategy("tradewind-quickstart", "aapl-sma");

  @AfterEach
  void bringTheOperatorBack() {
    OperatorDeployment.bringBack();
    TRADING.patch("{\"state\":\"Running\"}");
    TRADING.awaitCondition("Trading", "True", "Trading");
  }

  @Test
  void anotherReplicaTakesOverAndObeysWhatWasSaidMeanwhile() {
    OperatorDeployment.bringBack();
    TRADING.awaitReady();
    String podsBefore = Fleet.pods(TRADING.namespace());
    String leader = OperatorDeployment.leader();

    Kubectl.run(
            "-n",
            OperatorDeployment.NAMESPACE,
            "delete",
            "pod",
            leader,
            "--force",
            "--grace-period=0")
        .succeeded();
    TRADING.patch("{\"state\":\"Paused\"}");

    await()
        .atMost(LEASE_AND_SLACK)
        .untilAsserted(
            () ->
                assertThat(OperatorDeployment.leader())
                    .as("the other replica, or the one that comes for the lost one")
                    .isNotEmpty()
                    .isNotEqualTo(leader));
    TRADING.awaitCondition("Trading", "False", "Paused", LEASE_AND_SLACK);
    assertThat(Fleet.pods(TRADING.namespace())).isEqualTo(podsBefore);
  }
}
