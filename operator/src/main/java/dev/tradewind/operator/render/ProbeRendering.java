package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;

/** How the kubelet asks whether the pod lives and is ready. */
final class ProbeRendering {
  private ProbeRendering() {}

  /** Two minutes to come up. */
  static Probe startup() {
    return probe("/health/live", 1, 2, 120);
  }

  /**
   * A minute without an answer is the end; the process is restarted and goes on from its ledger.
   */
  static Probe liveness() {
    return probe("/health/live", 10, 5, 6);
  }

  static Probe readiness() {
    return probe("/health/ready", 2, 2, 2);
  }

  private static Probe probe(String path, int period, int timeout, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(PodRendering.MONITORING))
        .endHttpGet()
        .withPeriodSeconds(period)
        .withTimeoutSeconds(timeout)
        .withFailureThreshold(failures)
        .build();
  }
}
