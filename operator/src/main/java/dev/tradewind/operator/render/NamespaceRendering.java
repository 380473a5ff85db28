package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the strategies of a namespace share. */
public final class NamespaceRendering {
  public static final String SERVICE = "tradewind-strategies";
  public static final String SERVICE_ACCOUNT = "tradewind-strategy";
  public static final String POD_MONITOR_API = "monitoring.coreos.com/v1";

  /** Sorted, so that the same is rendered the same. */
  private static final SortedMap<String, String> PODS =
      new TreeMap<>(Map.of(Labels.NAME, Labels.STRATEGY_POD, Labels.PART_OF, Labels.PROJECT));

  private NamespaceRendering() {}

  /** Gives each pod a name of its own in DNS, ready or not. */
  public static Service service(String namespace, PodPorts ports) {
    return new ServiceBuilder()
        .withMetadata(metadata(namespace, SERVICE))
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(PODS)
        .addNewPort()
        .withName(PodRendering.MONITORING)
        .withPort(ports.monitoring())
        .withTargetPort(new IntOrString(PodRendering.MONITORING))
        .endPort()
        .endSpec()
        .build();
  }

  /** An identity without any right and without a token. */
  public static ServiceAccount serviceAccount(String namespace) {
    return new ServiceAccountBuilder()
        .withMetadata(metadata(namespace, SERVICE_ACCOUNT))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /** Anybody may watch, only the operator may control, and the pods call nobody. */
  public static NetworkPolicy networkPolicy(String namespace) {
    return new NetworkPolicyBuilder()
        .withMetadata(metadata(namespace, SERVICE))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(PODS)
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .addNewIngress()
        .addNewPort()
        .withProtocol("TCP")
        .withPort(new IntOrString(PodRendering.MONITORING))
        .endPort()
        .endIngress()
        .addNewIngress()
        .addNewFrom()
        .withNewNamespaceSelector()
        .endNamespaceSelector()
        .withNewPodSelector()
        .withMatchLabels(Map.of(Labels.NAME, Labels.OPERATOR))
        .endPodSelector()
        .endFrom()
        .addNewPort()
        .withProtocol("TCP")
        .withPort(new IntOrString("control"))
        .endPort()
        .endIngress()
        .endSpec()
        .build();
  }

  /** Tells a Prometheus operator whom to scrape. */
  public static GenericKubernetesResource podMonitor(String namespace) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(POD_MONITOR_API)
        .withKind("PodMonitor")
        .withMetadata(metadata(namespace, SERVICE))
        .addToAdditionalProperties(
            "spec",
            new TreeMap<>(
                Map.of(
                    "selector",
                    Map.of("matchLabels", PODS),
                    "podMetricsEndpoints",
                    List.of(
                        new TreeMap<>(
                            Map.of("port", PodRendering.MONITORING, "path", "/metrics"))))))
        .build();
  }

  private static ObjectMeta metadata(String namespace, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(Labels.shared())
        .build();
  }
}
