package dev.tradewind.operator.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Set;

/**
 * Whether somebody else has put fields into a spec that is the operator's alone. What a field was
 * added by is on record in {@code metadata.managedFields}; defaults count as the writer's. Pure.
 */
final class SpecOwnership {
  /** Kinds of which nobody but the operator has anything to say about the spec. */
  private static final Set<Class<? extends HasMetadata>> OWNED =
      Set.of(StatefulSet.class, Service.class, NetworkPolicy.class);

  /** The client's own name, which is the field manager of plain writes. */
  private static final String CLIENT = "fabric8-kubernetes-client";

  private static final String OPERATOR = "tradewind-operator";
  private static final String SPEC = "f:spec";

  private SpecOwnership() {}

  static boolean isShared(HasMetadata object) {
    return OWNED.contains(object.getClass())
        && object.getMetadata().getManagedFields().stream()
            .anyMatch(entry -> isForeign(entry) && concernsSpec(entry));
  }

  /** Has the API server write the record of ownership anew, with the writer as the only owner. */
  static List<ManagedFieldsEntry> reset() {
    return List.of(new ManagedFieldsEntry());
  }

  private static boolean isForeign(ManagedFieldsEntry entry) {
    String manager = entry.getManager();
    return manager != null && !manager.startsWith(CLIENT) && !manager.equals(OPERATOR);
  }

  private static boolean concernsSpec(ManagedFieldsEntry entry) {
    return (entry.getSubresource() == null || entry.getSubresource().isEmpty())
        && entry.getFieldsV1() != null
        && entry.getFieldsV1().getAdditionalProperties().containsKey(SPEC);
  }
}
