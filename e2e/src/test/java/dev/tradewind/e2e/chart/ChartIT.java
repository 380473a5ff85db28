package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chart installed into a real API server, in a namespace that enforces the restricted profile.
 */
final class ChartIT {

  private static final String DESK = "desk-a";

  @TempDir static Path folder;

  private static ApiServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() throws IOException {
    server = ApiServer.start(folder);
    client = server.client();
    server.createNamespace(Helm.NAMESPACE);
    server.createNamespace(DESK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void startWithoutTheChart() {
    server.helm("uninstall", "tradewind", "--ignore-not-found").succeeded();
  }

  @Test
  void installsWithoutAWarningAndSaysWhatToDoNext() {
    Helm.Outcome installed = install();
    assertThat(installed.err()).doesNotContainIgnoringCase("warn").doesNotContain("violate");
    assertThat(installed.out())
        .contains(
            "kubectl -n tradewind-system rollout status deployment/tradewind-operator",
            "kubectl apply -f",
            "kubectl get tradingstrategies -A --watch",
            "dashboards by the label grafana_dashboard=1",
            "`helm uninstall` stops no trading");
  }

  @Test
  void anUpgradeSaysThatPodsKeepTheirImageAndHowTheyGetTheNewOne() {
    install();
    assertThat(install("--set", "images.registry=reg.example.com/t,images.runtime.tag=v9").out())
        .contains(
            "keep the image they trade with",
            "reg.example.com/t/runtime:v9",
            "--overwrite tradewind.dev/rollout=tradewind-2");
  }

  @Test
  void aReleaseWithADotInItsNameIsInstalled() {
    String[] other = {"--set", "crds.install=false,admissionPolicy.enabled=false"};
    server.helm("install", "1.desk", Helm.CHART.toString(), other[0], other[1]).succeeded();
    assertThat(client.services().inNamespace(Helm.NAMESPACE).withName("tradewind-1-desk-operator"))
        .extracting(service -> service.get())
        .isNotNull();
    server.helm("uninstall", "1.desk").succeeded();
  }

  @Test
  void everyObjectIsAcceptedWithoutADroppedField() {
    install();
    for (var object : Helm.template().objects()) {
      GenericKubernetesResource sent =
          client.getKubernetesSerialization().convertValue(object, GenericKubernetesResource.class);
      GenericKubernetesResource stored = client.resource(sent).get();
      assertThat(stored).as(Rendered.name(object)).isNotNull();
      assertThat(
              client
                  .resource(sent)
                  .dryRun()
                  .fieldValidation(Validation.STRICT)
                  .forceConflicts()
                  .serverSideApply())
          .as(Rendered.name(object))
          .isNotNull();
    }
  }

  @Test
  void anInstalledDefinitionTakesTheQuickstartsStrategiesAndRefusesNonsense() throws IOException {
    install();
    for (Path file : examples()) {
      assertThat(dryRun(Files.readString(file), DESK)).as(file.toString()).isNotNull();
    }
    String wrong = Files.readString(examples().getFirst()).replace("symbol:", "symbl:");
    assertThatThrownBy(() -> dryRun(wrong, DESK)).hasMessageContaining("symbl");
  }

  @Test
  void theOperatorMayDoItsWorkEverywhereAndNothingBeyond() {
    install();
    assertThat(may("list", "tradewind.dev", "tradingstrategies", null)).isTrue();
    assertThat(may("patch", "tradewind.dev", "tradingstrategies/status", DESK)).isTrue();
    assertThat(may("create", "apps", "statefulsets", DESK)).isTrue();
    assertThat(may("get", "", "secrets", DESK)).isTrue();
    assertThat(may("update", "coordination.k8s.io", "leases", Helm.NAMESPACE, "tradewind-operator"))
        .isTrue();
    assertThat(may("list", "", "secrets", null)).isFalse();
    assertThat(may("list", "", "secrets", DESK)).isFalse();
    assertThat(may("create", "", "pods", DESK)).isFalse();
    assertThat(may("create", "", "pods/exec", DESK)).isFalse();
    assertThat(may("delete", "tradewind.dev", "tradingstrategies", DESK)).isFalse();
    assertThat(may("update", "coordination.k8s.io", "leases", Helm.NAMESPACE, "another")).isFalse();
    assertThat(may("update", "coordination.k8s.io", "leases", DESK, "tradewind-operator"))
        .isFalse();
    assertThat(may("create", "rbac.authorization.k8s.io", "clusterrolebindings", null)).isFalse();
  }

  @Test
  void anUpgradeToWatchedNamespacesTakesTheRightsInTheClusterAway() {
    install();
    install("--set", "watchNamespaces={" + DESK + "}");
    assertThat(may("list", "tradewind.dev", "tradingstrategies", DESK)).isTrue();
    assertThat(may("list", "tradewind.dev", "tradingstrategies", null)).isFalse();
    assertThat(may("get", "", "secrets", "default")).isFalse();
    assertThat(may("update", "", "secrets", Helm.NAMESPACE, "tradewind-operator-control-key"))
        .isTrue();
    assertThat(may("get", "", "secrets", Helm.NAMESPACE, "another")).isFalse();
    assertThat(may("update", "coordination.k8s.io", "leases", Helm.NAMESPACE, "tradewind-operator"))
        .isTrue();
  }

  @Test
  void wrongParametersAreRefusedWhereTheReleaseWatchesAndIsAskedTo() throws IOException {
    String wrong = Files.readString(examples().getFirst()).replace("fast:", "fats:");
    assertThat(wrong).contains("fats:");
    String sentence = "spec.parameters.fats is not a parameter of sma-crossover";
    install();
    awaitRefusal(wrong, DESK, sentence);
    awaitRefusal(wrong, "default", sentence);
    install("--set", "watchNamespaces={" + DESK + "}");
    awaitAcceptance(wrong, "default");
    awaitRefusal(wrong, DESK, sentence);
    install("--set", "admissionPolicy.enabled=false");
    awaitAcceptance(wrong, DESK);
  }

  @Test
  void uninstallingKeepsDefinitionAndStrategiesAndInstallingAgainTakesThemOver()
      throws IOException {
    install();
    GenericKubernetesResource strategy =
        client
            .getKubernetesSerialization()
            .unmarshal(Files.readString(examples().getFirst()), GenericKubernetesResource.class);
    strategy.getMetadata().setNamespace(DESK);
    client.resource(strategy).serverSideApply();
    server.helm("uninstall", "tradewind").succeeded();
    assertThat(client.resource(strategy).get()).isNotNull();
    assertThat(client.apps().deployments().inNamespace(Helm.NAMESPACE).list().getItems()).isEmpty();
    install();
    assertThat(client.resource(strategy).get()).isNotNull();
    client.resource(strategy).delete();
  }

  private static Helm.Outcome install(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("upgrade", "--install", "tradewind", Helm.CHART.toString()));
    arguments.addAll(List.of(options));
    return server.helm(arguments.toArray(String[]::new)).succeeded();
  }

  private static GenericKubernetesResource dryRun(String manifest, String namespace) {
    GenericKubernetesResource object =
        client.getKubernetesSerialization().unmarshal(manifest, GenericKubernetesResource.class);
    object.getMetadata().setNamespace(namespace);
    return client.resource(object).dryRun().fieldValidation(Validation.STRICT).create();
  }

  /** The API server takes a moment to learn of a policy. */
  private static void awaitRefusal(String manifest, String namespace, String sentence) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> dryRun(manifest, namespace))
                    .hasMessageContaining(sentence));
  }

  private static void awaitAcceptance(String manifest, String namespace) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreException(KubernetesClientException.class)
        .untilAsserted(() -> assertThat(dryRun(manifest, namespace)).isNotNull());
  }

  private static List<Path> examples() throws IOException {
    try (var files = Files.list(Path.of("../examples/quickstart"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("[a-z].*[.]yaml"))
          .sorted()
          .toList();
    }
  }

  private static boolean may(String verb, String group, String resource, String namespace) {
    return may(verb, group, resource, namespace, null);
  }

  private static boolean may(
      String verb, String group, String resource, String namespace, String name) {
    String[] parts = resource.split("/", 2);
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:tradewind-system:tradewind-operator")
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : null)
            .withNamespace(namespace)
            .withName(name)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client.resource(review).create().getStatus().getAllowed();
  }
}
