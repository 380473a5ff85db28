package dev.tradewind.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClaimRenderingTest {
  @Test
  void anExistingClaimGrows() {
    assertThat(sizeAfter("512Mi")).isEqualTo(new Quantity("1Gi"));
  }

  @Test
  void anExistingClaimNeverShrinks() {
    assertThat(sizeAfter("3Gi")).isEqualTo(new Quantity("3Gi"));
    assertThat(sizeAfter("1024Mi")).isEqualTo(new Quantity("1024Mi"));
  }

  @Test
  void whatTheClusterFilledInStays() {
    PersistentVolumeClaim actual = Fixtures.one().claim("ReadWriteOnce");
    actual.getSpec().setStorageClassName("standard");
    var claim = ClaimRendering.existing(Fixtures.one().claim("ReadWriteOncePod"), actual);

    assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOnce");
    assertThat(claim.getSpec().getStorageClassName()).isEqualTo("standard");
  }

  private static Quantity sizeAfter(String actualSize) {
    PersistentVolumeClaim actual = Fixtures.one().claim("ReadWriteOnce");
    actual.getSpec().getResources().setRequests(Map.of("storage", new Quantity(actualSize)));
    return ClaimRendering.existing(Fixtures.one().claim("ReadWriteOnce"), actual)
        .getSpec()
        .getResources()
        .getRequests()
        .get("storage");
  }
}
