package dev.tradewind.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import org.junit.jupiter.api.Test;

/** The pod fits the restricted profile of the Pod Security Standards, and can touch nothing. */
final class PodSecurityTest {
  private final PodSpec pod = Fixtures.one().statefulSet().getSpec().getTemplate().getSpec();

  @Test
  void itRunsWithoutAnyPrivilege() {
    var container = pod.getContainers().getFirst().getSecurityContext();

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void itHoldsNoApiCredential() {
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(NamespaceRendering.serviceAccount("n").getAutomountServiceAccountToken()).isFalse();
  }

  @Test
  void nothingOwnsTheTradingObjects() {
    assertThat(Fixtures.one().statefulSet().getMetadata().getOwnerReferences()).isEmpty();
    assertThat(Fixtures.one().configMap().getMetadata().getOwnerReferences()).isEmpty();
    assertThat(Fixtures.one().claim("ReadWriteOnce").getMetadata().getOwnerReferences()).isEmpty();
  }
}
