package dev.tradewind.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.List;

/**
 * The CRD as YAML, from the Java types, the columns of {@code kubectl get} and what the generator
 * cannot express.
 */
final class CrdManifest implements CRDPostProcessor {
  /** Where the chart takes it from. */
  static final Path FILE =
      Path.of("../helm/tradewind/files/crds/tradingstrategies.tradewind.dev-v1.yml");

  private static final String HEADER =
      "# Generated from crds/src/main/java: change it there, then run make generate.\n";

  private CustomResourceDefinition generated;

  static String render() {
    var manifest = new CrdManifest();
    new CRDGenerator()
        .customResourceClasses(TradingStrategy.class)
        .withPostProcessor(manifest)
        .withParallelGenerationEnabled(false)
        .withOutput(new DiscardedOutput())
        .generate();
    return HEADER
        + new KubernetesSerialization().asYaml(manifest.generated).replaceFirst("^---\n", "");
  }

  @Override
  public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
    generated = (CustomResourceDefinition) crd;
    var version = generated.getSpec().getVersions().getFirst();
    version.setAdditionalPrinterColumns(columns());
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    tidy(root);
    root.setRequired(List.of("spec"));
    // A map of anything: the generator would insist on objects as values.
    at(root, "spec", "parameters").setAdditionalProperties(null);
    at(root, "status", "conditions").setXKubernetesListType("map");
    at(root, "status", "conditions").setXKubernetesListMapKeys(List.of("type"));
    return crd;
  }

  private static List<CustomResourceColumnDefinition> columns() {
    return List.of(
        column("Symbol", ".status.symbolSummary", 0),
        column("Algo", ".spec.algo", 0),
        column("Mode", ".spec.mode", 0),
        column("State", ".status.effectiveState.state", 0),
        column("Phase", ".status.phase", 0),
        column("Ready", ".status.conditions[?(@.type==\"Ready\")].status", 0),
        column("Position", ".status.sample.positionSummary", 0),
        column("PnL", ".status.sample.pnl", 0),
        column("Age", ".metadata.creationTimestamp", 0),
        column("Wanted", ".spec.state", 1),
        column("Epoch", ".status.trading.epoch", 1),
        column("Equity", ".status.sample.equity", 1),
        column("Reason", ".status.conditions[?(@.type==\"Ready\")].reason", 1));
  }

  private static CustomResourceColumnDefinition column(String name, String path, int priority) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(name)
        .withJsonPath(path)
        .withType(type(name))
        .withPriority(priority == 0 ? null : priority)
        .build();
  }

  private static String type(String column) {
    return switch (column) {
      case "Age" -> "date";
      case "Epoch" -> "integer";
      default -> "string";
    };
  }

  /**
   * The generator finds the rules of a record's component twice, at its field and at its accessor.
   */
  private static void tidy(JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations() != null) {
      schema.setXKubernetesValidations(
          schema.getXKubernetesValidations().stream().distinct().toList());
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(CrdManifest::tidy);
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      tidy(schema.getItems().getSchema());
    }
  }

  private static JSONSchemaProps at(JSONSchemaProps root, String part, String field) {
    return root.getProperties().get(part).getProperties().get(field);
  }
}
