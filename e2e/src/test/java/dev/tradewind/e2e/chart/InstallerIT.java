package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation in one namespace by somebody without rights in the cluster, before a real API
 * server: it takes what {@code files/installer.yaml} grants.
 */
final class InstallerIT {

  private static final String DESK = "desk-a";
  private static final Path ROLES = Helm.CHART.resolve("files/installer.yaml");
  private static final String ONE_NAMESPACE =
      "crds.install=false,admissionPolicy.enabled=false,rbac.aggregateRoles=false,rbac.roles=false,watchNamespaces={desk-a}";

  @TempDir static Path folder;

  private static ApiServer server;

  @BeforeAll
  static void start() throws IOException {
    server = ApiServer.start(folder);
    server.createNamespace(Helm.NAMESPACE);
    server.createNamespace(DESK);
    create(Helm.template("--show-only", "templates/crds.yaml"), server.client());
    create(Rendered.of(Files.readString(ROLES)), server.client());
    bind("installer", Helm.NAMESPACE, "tradewind-installer");
    bind("installer", DESK, "tradewind-installer-watched");
    // What the built-in role `admin` consists of; who gathers it is no part of the API server.
    for (String namespace : List.of(Helm.NAMESPACE, DESK)) {
      for (String part : List.of("admin", "edit", "view")) {
        bind("owner", namespace, "system:aggregate-to-" + part);
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theInstallersRightsDo() {
    as("installer", "install", "tradewind", Helm.CHART.toString(), "--set", ONE_NAMESPACE)
        .succeeded();
    for (var object : Helm.template("--set", ONE_NAMESPACE).objects()) {
      assertThat(server.client().resource(resource(object, server.client())).get())
          .as(Rendered.name(object))
          .isNotNull();
    }
    as(
            "installer",
            "upgrade",
            "tradewind",
            Helm.CHART.toString(),
            "--reset-then-reuse-values",
            "--set",
            "replicas=1")
        .succeeded();
    try (KubernetesClient installer = server.clientOf("installer")) {
      Rendered test = Helm.tests("--set", ONE_NAMESPACE);
      create(test, installer);
      test.objects().forEach(object -> installer.resource(resource(object, installer)).delete());
    }
    as("installer", "uninstall", "tradewind").succeeded();
  }

  /** Who may administrate both namespaces does not hold what the operator needs. */
  @Test
  void theBuiltInRoleOfAnAdministratorDoesNot() {
    assertThat(
            as("owner", "install", "owned", Helm.CHART.toString(), "--set", ONE_NAMESPACE)
                .refused())
        .contains("is attempting to grant RBAC permissions not currently held")
        .contains("tradewind.dev");
  }

  private static Helm.Outcome as(String user, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--kube-as-user", user));
    return server.helm(all.toArray(String[]::new));
  }

  private static void create(Rendered objects, KubernetesClient by) {
    objects.objects().forEach(object -> by.resource(resource(object, by)).create());
  }

  private static GenericKubernetesResource resource(Object object, KubernetesClient client) {
    return client
        .getKubernetesSerialization()
        .convertValue(object, GenericKubernetesResource.class);
  }

  private static void bind(String user, String namespace, String role) {
    server.create(
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(user + "-" + role.replace(':', '-'))
            .withNamespace(namespace)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
            .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
            .build());
  }
}
