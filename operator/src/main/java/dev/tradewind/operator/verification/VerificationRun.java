package dev.tradewind.operator.verification;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;

/** The process around a {@link Verification}: it never becomes an operator. */
public final class VerificationRun {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PROVEN = 0;
  private static final int NOT_PROVEN = 1;
  private static final int WRONG_ARGUMENTS = 2;

  private VerificationRun() {}

  /**
   * Runs it against the cluster of the environment.
   *
   * @param arguments after {@code verify}
   * @return the exit code: 0 when all is proven, 1 when not, 2 when called otherwise than it says
   */
  public static int of(List<String> arguments) {
    return VerificationOptions.parse(arguments)
        .map(VerificationRun::verify)
        .orElseGet(
            () -> {
              System.out.println(VerificationOptions.USAGE);
              return WRONG_ARGUMENTS;
            });
  }

  private static int verify(VerificationOptions options) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      Verification verification = new Verification(client, options, PATIENCE, System.out::println);
      Thread cleaner = new Thread(verification::cleanUp, "clean-up");
      Runtime.getRuntime().addShutdownHook(cleaner);
      boolean proven = verification.run();
      Runtime.getRuntime().removeShutdownHook(cleaner);
      return proven ? PROVEN : NOT_PROVEN;
    } catch (KubernetesClientException e) {
      System.out.println("The Kubernetes API cannot be reached: " + e.getMessage());
      return NOT_PROVEN;
    }
  }
}
