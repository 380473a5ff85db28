package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code helm test} proves what was installed, and leaves nothing. */
@Isolated("its strategy is one of the operator's own namespace, which others want to be quiet")
final class HelmTestE2E {

  @Test
  void provesTheInstallationAndLeavesNothing() {
    Kubectl.Outcome outcome = Kubectl.helm("test", "tradewind", "-n", OperatorDeployment.NAMESPACE);

    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    assertThat(outcome.out()).contains("Succeeded").doesNotContain("Failed");
    assertThat(
            Kubectl.run(
                    "-n",
                    OperatorDeployment.NAMESPACE,
                    "get",
                    "tradingstrategies,pods,serviceaccounts,roles,rolebindings",
                    "-o",
                    "name")
                .succeeded()
                .out())
        .doesNotContain("tradewind-test");
  }
}
