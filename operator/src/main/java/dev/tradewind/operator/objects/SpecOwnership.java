package dev.tradewind.operator.objects;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
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

  /** Also where nothing is on record: nobody knows then. */
  static boolean isShared(HasMetadata object) {
    List<ManagedFieldsEntry> record = object.getMetadata().getManagedFields();
    return OWNED.contains(object.getClass())
        && (record.isEmpty() || record.stream().anyMatch(SpecOwnership::isForeignInSpec));
  }

  /**
   * The record without those who have put something into the spec. It is never empty: of an object
   * with an empty one the API server records nothing any more.
   */
  static List<ManagedFieldsEntry> ownRecord(HasMetadata object) {
    List<ManagedFieldsEntry> own =
        object.getMetadata().getManagedFields().stream()
            .filter(entry -> !isForeignInSpec(entry))
            .toList();
    return own.isEmpty() ? List.of(first(object.getApiVersion())) : own;
  }

  private static ManagedFieldsEntry first(String apiVersion) {
    FieldsV1 labels = new FieldsV1();
    labels.setAdditionalProperty("f:metadata", Map.of("f:labels", Map.of()));
    return new ManagedFieldsEntryBuilder()
        .withManager(OPERATOR)
        .withOperation("Update")
        .withApiVersion(apiVersion)
        .withFieldsType("FieldsV1")
        .withFieldsV1(labels)
        .build();
  }

  private static boolean isForeignInSpec(ManagedFieldsEntry entry) {
    return isForeign(entry) && concernsSpec(entry);
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
