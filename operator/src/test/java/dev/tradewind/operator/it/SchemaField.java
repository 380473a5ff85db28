package dev.tradewind.operator.it;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a strategy's spec, as its CRD describes it.
 *
 * @param keys from the spec to the field
 * @param schema of the field
 */
record SchemaField(List<String> keys, JSONSchemaProps schema) {
  private static final Path CRD =
      Path.of("../helm/tradewind/files/crds/tradingstrategies.tradewind.dev-v1.yml");

  static List<SchemaField> ofSpec() {
    try (var in = Files.newInputStream(CRD)) {
      var crd = Serialization.unmarshal(in, CustomResourceDefinition.class);
      JSONSchemaProps root =
          crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
      List<SchemaField> all = new ArrayList<>();
      collect(List.of(), root.getProperties().get("spec"), all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(List<String> keys, JSONSchemaProps schema, List<SchemaField> all) {
    if (!keys.isEmpty()) {
      all.add(new SchemaField(keys, schema));
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (key, child) -> {
                List<String> longer = new ArrayList<>(keys);
                longer.add(key);
                collect(longer, child, all);
              });
    }
  }

  String path() {
    return "spec." + String.join(".", keys);
  }

  String name() {
    return keys.getLast();
  }

  /** A merge patch that puts a value there. */
  String patch(String json) {
    StringBuilder patch = new StringBuilder(json);
    for (String key : keys.reversed()) {
      patch.insert(0, "{\"" + key + "\":").append('}');
    }
    return patch.insert(0, "{\"spec\":").append('}').toString();
  }

  /** Values of other types, out of bounds, and of no known meaning. */
  List<String> wrongValues() {
    List<String> wrong = new ArrayList<>();
    String type = schema.getType() == null ? "" : schema.getType();
    boolean numeric =
        type.equals("integer")
            || type.equals("number")
            || Boolean.TRUE.equals(schema.getXKubernetesIntOrString());
    if (!numeric) {
      wrong.add("7");
      wrong.add("-1.5");
    }
    if (!type.equals("boolean")) {
      wrong.add("true");
    }
    if (!type.equals("array")) {
      wrong.add("[]");
      wrong.add("[1]");
    }
    if (!type.equals("object")) {
      wrong.add("{\"a\": 1}");
    } else if (!Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())
        && schema.getAdditionalProperties() == null) {
      wrong.add("{\"nonsense\": 1}");
    }
    boolean isChoice = schema.getEnum() != null && !schema.getEnum().isEmpty();
    if (isChoice || !type.equals("string")) {
      wrong.add("\"nonsense\"");
    }
    wrong.addAll(bounds());
    return wrong;
  }

  private List<String> bounds() {
    List<String> wrong = new ArrayList<>();
    if (schema.getMaxLength() != null) {
      wrong.add("\"" + "a".repeat((int) (schema.getMaxLength() + 1)) + "\"");
    }
    if (schema.getMinLength() != null && schema.getMinLength() > 0) {
      wrong.add("\"\"");
    }
    if (schema.getPattern() != null) {
      wrong.add("\" !\"");
    }
    if (schema.getMinimum() != null) {
      wrong.add(String.valueOf(schema.getMinimum() - 1));
    }
    if (schema.getMaximum() != null) {
      wrong.add(String.valueOf(schema.getMaximum() + 1));
    }
    return wrong;
  }

  @Override
  public String toString() {
    return path();
  }
}
