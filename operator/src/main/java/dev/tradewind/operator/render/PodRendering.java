package dev.tradewind.operator.render;

import dev.tradewind.api.v1alpha1.OnTerminate;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/** The pod: one container under the restricted profile of the Pod Security Standards. */
final class PodRendering {
  static final String CONTAINER = "strategy";
  static final String MONITORING = "monitoring";
  private static final String CONTROL = "control";
  private static final long USER = 10001;
  private static final long GRACE_SECONDS = 30;

  /** Beyond the strategy's own: to close the ledger, and to end. */
  private static final long GRACE_MARGIN_SECONDS = 10;

  private PodRendering() {}

  static PodTemplateSpec of(Rendering rendering) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(rendering.file().name()))
        .withAnnotations(rendering.podAnnotations())
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(NamespaceRendering.SERVICE_ACCOUNT)
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(graceSeconds(rendering))
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withContainers(container(rendering))
        .withVolumes(VolumeRendering.volumes(rendering))
        .endSpec()
        .build();
  }

  private static long graceSeconds(Rendering rendering) {
    OnTerminate onTerminate = rendering.file().spec().onTerminate();
    return onTerminate == null
        ? GRACE_SECONDS
        : onTerminate.grace().toSeconds() + GRACE_MARGIN_SECONDS;
  }

  private static Container container(Rendering rendering) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(rendering.image())
        .withImagePullPolicy("IfNotPresent")
        .withArgs("run", "/etc/tradewind/strategy/" + ConfigMapRendering.FILE, "--supervised")
        .withPorts(
            new ContainerPortBuilder()
                .withName(MONITORING)
                .withContainerPort(rendering.ports().monitoring())
                .build(),
            new ContainerPortBuilder()
                .withName(CONTROL)
                .withContainerPort(rendering.ports().control())
                .build())
        .withResources(resources(rendering))
        .withStartupProbe(ProbeRendering.startup())
        .withLivenessProbe(ProbeRendering.liveness())
        .withReadinessProbe(ProbeRendering.readiness())
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withVolumeMounts(VolumeRendering.mounts(rendering))
        .build();
  }

  private static ResourceRequirements resources(Rendering rendering) {
    var resources = rendering.file().spec().runtime().resources();
    return new ResourceRequirementsBuilder()
        .withRequests(resources.requests())
        .withLimits(resources.limits())
        .build();
  }
}
