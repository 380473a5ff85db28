package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code helm test} proves what was installed, and leaves nothing. */
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
