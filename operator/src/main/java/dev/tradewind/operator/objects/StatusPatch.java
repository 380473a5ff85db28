package dev.tradewind.operator.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;

/** Writes the status of a resource that is being reconciled, and nothing else of it. */
public final class StatusPatch {
  private StatusPatch() {}

  /** What must be said of a resource so that a patch is about it, and about that version only. */
  public static ObjectMeta identity(HasMetadata primary) {
    return new ObjectMetaBuilder()
        .withName(primary.getMetadata().getName())
        .withNamespace(primary.getMetadata().getNamespace())
        .withUid(primary.getMetadata().getUid())
        .withResourceVersion(primary.getMetadata().getResourceVersion())
        .build();
  }

  /**
   * Applies a status with the version that was looked at: a report about an outdated one is
   * refused, and never hides the new one. What was written is in the cache at once.
   *
   * @param patch an {@link #identity} and a status
   * @return false when the resource has changed meanwhile, or is gone
   * @throws KubernetesClientException when the API server refuses for another reason
   */
  public static <T extends HasMetadata> boolean apply(T patch, T primary, Context<T> context) {
    try {
      T updated =
          context
              .getClient()
              .resource(patch)
              .subresource("status")
              .patch(
                  new PatchContext.Builder()
                      .withPatchType(PatchType.SERVER_SIDE_APPLY)
                      .withFieldManager(context.getControllerConfiguration().fieldManager())
                      .withForce(true)
                      .build());
      context
          .eventSourceRetriever()
          .getControllerEventSource()
          .handleRecentResourceUpdate(ResourceID.fromResource(primary), updated, primary);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
          || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
