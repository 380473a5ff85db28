package dev.tradewind.operator.it;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The CRD and the operator's rights, both as the chart installs them. */
final class Rights {
  private static final List<Path> CRDS =
      List.of(
          Path.of("../helm/tradewind/files/crds/tradingstrategies.tradewind.dev-v1.yml"),
          Path.of("../helm/tradewind/files/crds/tradinghalts.tradewind.dev-v1.yml"));
  private static final Path RULES = Path.of("../helm/tradewind/templates/_rules.tpl");

  private static final String BINDING =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: tradewind-operator}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: tradewind-operator}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: tradewind-operator}]
      """;

  private static final String LEASES =
      """

      - apiGroups: [coordination.k8s.io]
        resources: [leases]
        verbs: [get, create, update, patch]
      """;

  private Rights() {}

  static void install(KubernetesClient admin) throws IOException {
    for (Path crd : CRDS) {
      admin.load(Files.newInputStream(crd)).serverSideApply();
    }
    String rules =
        Files.readAllLines(RULES).stream()
            .filter(line -> !line.contains("{{"))
            .collect(Collectors.joining("\n"));
    String role =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: tradewind-operator}
        rules:
        """;
    admin
        .resource(Serialization.unmarshal(role + rules + LEASES, ClusterRole.class))
        .serverSideApply();
    admin.resource(BINDING).serverSideApply();
  }
}
