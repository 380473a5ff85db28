package dev.tradewind.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jboss.logging.Logger;

/** Gives a Lease back, so that another replica need not wait until it expires. */
public final class LeaseRelease {
  private static final Logger LOG = Logger.getLogger(LeaseRelease.class);

  private LeaseRelease() {}

  /**
   * To be called when this replica certainly does nothing more. Somebody else's Lease is left
   * alone; one that cannot be given back expires.
   *
   * @param holder the identity of this replica
   */
  public static void release(
      KubernetesClient client, String namespace, String name, String holder) {
    try {
      Lease lease = client.leases().inNamespace(namespace).withName(name).get();
      if (lease == null || !holder.equals(lease.getSpec().getHolderIdentity())) {
        return;
      }
      lease.getSpec().setHolderIdentity(null);
      client.resource(lease).lockResourceVersion().update();
      LOG.infof("gave the Lease %s back", name);
    } catch (KubernetesClientException e) {
      LOG.warnf("The Lease %s was not given back and expires: %s", name, e.getMessage());
    }
  }
}
