package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.KnownKeys;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;

/** What shows a pod that a command is the operator's. Safe for many threads. */
public interface Authority {

  /**
   * How to prove the commands to a strategy's pod; may ask the API server.
   *
   * @param strategy whose pod it is
   * @param uid of the strategy
   * @param known keys, as the pod says; null where it asks for a credential
   * @return empty when there is nothing that the pod would accept
   */
  Optional<Proof> proof(ResourceID strategy, String uid, KnownKeys known);

  /** The proof for commands to one pod. */
  interface Proof {

    /** The value of the Authorization header of a command with this body. */
    String header(byte[] body);
  }
}
