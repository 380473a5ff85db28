package dev.tradewind.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A CRD as YAML, from the Java types, the columns of {@code kubectl get} and what the generator
 * cannot express.
 *
 * @param type of the resource
 * @param plural its name in the API
 * @param columns of {@code kubectl get}
 * @param completion what is left to do by hand
 */
record CrdManifest(
    Class<? extends CustomResource<?, ?>> type,
    String plural,
    List<CustomResourceColumnDefinition> columns,
    Consumer<JSONSchemaProps> completion) {

  private static final String HEADER =
      "# Generated from crds/src/main/java: change it there, then run make generate.\n";

  static List<CrdManifest> all() {
    return List.of(tradingStrategies(), tradingHalts());
  }

  private static CrdManifest tradingStrategies() {
    return new CrdManifest(
        TradingStrategy.class,
        "tradingstrategies",
        List.of(
            column("Symbol", ".status.symbolSummary"),
            column("Algo", ".spec.algo"),
            column("Mode", ".spec.mode"),
            column("State", ".status.effectiveState.state"),
            column("Phase", ".status.phase"),
            column("Ready", ".status.conditions[?(@.type==\"Ready\")].status"),
            column("Position", ".status.sample.positionSummary"),
            column("PnL", ".status.sample.pnl"),
            column("Age", ".metadata.creationTimestamp"),
            wide("Wanted", ".spec.state"),
            wide("Because", ".status.effectiveState.because"),
            wide("Epoch", ".status.trading.epoch"),
            wide("Equity", ".status.sample.equity"),
            wide("Reason", ".status.conditions[?(@.type==\"Ready\")].reason")),
        // A map of anything: the generator would insist on objects as values.
        root -> at(root, "spec", "parameters").setAdditionalProperties(null));
  }

  private static CrdManifest tradingHalts() {
    return new CrdManifest(
        TradingHalt.class,
        "tradinghalts",
        List.of(
            column("Level", ".spec.level"),
            column("InForce", ".status.conditions[?(@.type==\"InForce\")].status"),
            column("Selected", ".status.selected"),
            column("Obeyed", ".status.obeyed"),
            column("Reason", ".spec.reason"),
            column("Age", ".metadata.creationTimestamp"),
            wide("Pending", ".status.pending")),
        _ -> {});
  }

  /** Where the chart takes it from. */
  Path file() {
    return Path.of("../helm/tradewind/files/crds/" + plural + ".tradewind.dev-v1.yml");
  }

  String render() {
    List<CustomResourceDefinition> generated = new ArrayList<>();
    new CRDGenerator()
        .customResourceClasses(type)
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
                generated.add((CustomResourceDefinition) crd);
                return crd;
              }
            })
        .withParallelGenerationEnabled(false)
        .withOutput(new DiscardedOutput())
        .generate();
    return HEADER
        + new KubernetesSerialization()
            .asYaml(completed(generated.getFirst()))
            .replaceFirst("^---\n", "");
  }

  private CustomResourceDefinition completed(CustomResourceDefinition crd) {
    var version = crd.getSpec().getVersions().getFirst();
    version.setAdditionalPrinterColumns(columns);
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    tidy(root);
    root.setRequired(List.of("spec"));
    at(root, "status", "conditions").setXKubernetesListType("map");
    at(root, "status", "conditions").setXKubernetesListMapKeys(List.of("type"));
    completion.accept(root);
    return crd;
  }

  private static CustomResourceColumnDefinition column(String name, String path) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(name)
        .withJsonPath(path)
        .withType(type(name))
        .build();
  }

  private static CustomResourceColumnDefinition wide(String name, String path) {
    return new CustomResourceColumnDefinitionBuilder(column(name, path)).withPriority(1).build();
  }

  private static String type(String column) {
    return switch (column) {
      case "Age" -> "date";
      case "Epoch", "Selected", "Obeyed" -> "integer";
      default -> "string";
    };
  }

  @Override
  public String toString() {
    return plural;
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
