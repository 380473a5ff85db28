package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The fields that every Kubernetes object has around its spec. */
final class ObjectFields {
  private static final List<String> OBJECT =
      List.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final List<String> METADATA =
      List.of(
          "annotations",
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "labels",
          "managedFields",
          "name",
          "namespace",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private ObjectFields() {}

  /** What is wrong around the spec. */
  static List<Violation> check(JsonNode document) {
    List<Violation> violations = new ArrayList<>();
    unknown("", document, OBJECT, violations);
    JsonNode metadata = document.path("metadata");
    unknown("metadata.", metadata, METADATA, violations);
    if (!metadata.path("name").isTextual()) {
      violations.add(
          new Violation("metadata.name", "metadata.name is missing: give the strategy a name."));
    }
    if (metadata.hasNonNull("namespace")) {
      String wrongType = Types.notText("metadata.namespace", metadata.get("namespace"));
      if (wrongType != null) {
        violations.add(new Violation("metadata.namespace", wrongType));
      }
    }
    return violations;
  }

  private static void unknown(
      String prefix, JsonNode object, List<String> known, List<Violation> violations) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                violations.add(
                    new Violation(
                        prefix + name,
                        prefix + name + " is not a field: " + Suggestion.of(name, known)));
              }
            });
  }
}
