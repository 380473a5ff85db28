package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** The claim of the ledger's volume. */
public final class ClaimRendering {
  private static final String STORAGE = "storage";

  private ClaimRendering() {}

  static PersistentVolumeClaim of(Rendering rendering, String accessMode) {
    var file = rendering.file();
    return new PersistentVolumeClaimBuilder()
        .withMetadata(rendering.metadata(Rendering.claimName(file.name(), file.uid())))
        .withNewSpec()
        .withAccessModes(accessMode)
        .withStorageClassName(rendering.storage().className())
        .withNewResources()
        .withRequests(Map.of(STORAGE, new Quantity(rendering.storage().size())))
        .endResources()
        .endSpec()
        .build();
  }

  /** The claim as it should be when it exists: only its labels and a growing size can change. */
  public static PersistentVolumeClaim existing(
      PersistentVolumeClaim wanted, PersistentVolumeClaim actual) {
    Quantity has = actual.getSpec().getResources().getRequests().get(STORAGE);
    Quantity wants = wanted.getSpec().getResources().getRequests().get(STORAGE);
    boolean grows = wants.getNumericalAmount().compareTo(has.getNumericalAmount()) > 0;
    return new PersistentVolumeClaimBuilder(wanted)
        .editSpec()
        .withAccessModes(actual.getSpec().getAccessModes())
        .withStorageClassName(actual.getSpec().getStorageClassName())
        .editResources()
        .withRequests(Map.of(STORAGE, grows ? wants : has))
        .endResources()
        .endSpec()
        .build();
  }
}
