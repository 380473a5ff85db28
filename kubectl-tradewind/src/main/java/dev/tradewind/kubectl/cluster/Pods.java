package dev.tradewind.kubectl.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The pods of strategies. Nothing connects to a pod itself: its monitoring port is read through the
 * API server's proxy, and commands run through the API server's exec, so that RBAC and audit log
 * see both. Safe for many threads.
 */
public final class Pods {
  private static final int MONITORING_PORT = 9000;
  private static final String CONTAINER = "strategy";
  private static final int HTTP_NOT_FOUND = 404;

  private final KubernetesClient client;
  private final Refusals refusals;

  Pods(KubernetesClient client, Refusals refusals) {
    this.client = client;
    this.refusals = refusals;
  }

  /** The pod that trades a strategy. */
  public static String nameOf(String strategy) {
    return strategy + "-0";
  }

  /**
   * Reads a document from the monitoring port of a strategy's pod.
   *
   * @param path such as {@code /status/fills?limit=20}
   * @throws Problem when there is no pod, it does not answer, or it may not be read
   */
  public <T> T read(String namespace, String strategy, String path, Class<T> type) {
    String pod = nameOf(strategy);
    String json;
    try {
      json =
          client.raw(
              "/api/v1/namespaces/%s/pods/%s:%d/proxy%s"
                  .formatted(namespace, pod, MONITORING_PORT, path));
    } catch (KubernetesClientException e) {
      throw e.getCode() >= 500
          ? silent(namespace, pod, e)
          : refusals.explain(Right.in(namespace, "get", "pods/proxy"), e);
    }
    if (json == null) {
      throw noPod(namespace, pod, null);
    }
    try {
      return PodJson.read(json, type);
    } catch (JsonProcessingException e) {
      throw Problem.failed(
          "The pod %s in namespace %s answers with something else than a strategy's status."
              .formatted(pod, namespace),
          e);
    }
  }

  /**
   * Runs a command in the container of a strategy's pod.
   *
   * @throws Problem when it cannot be run, or does not end in time
   */
  public Execution execute(
      String namespace, String strategy, Duration timeout, List<String> command) {
    String pod = nameOf(strategy);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    // A node that is gone may keep the connection waiting, which the client has its own, longer
    // bound for.
    CompletableFuture<ExecWatch> starting =
        CompletableFuture.supplyAsync(
            () -> start(namespace, pod, out, err, command), task -> Thread.ofVirtual().start(task));
    long end = System.nanoTime() + timeout.toNanos();
    try (ExecWatch running = starting.get(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      Integer code = running.exitCode().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new Execution(code == null ? -1 : code, text(out), text(err));
    } catch (TimeoutException e) {
      var _ = starting.thenAccept(ExecWatch::close);
      throw Problem.failed("no answer within %d s".formatted(timeout.toSeconds()), e);
    } catch (ExecutionException e) {
      throw refused(namespace, pod, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failed("interrupted", e);
    }
  }

  private ExecWatch start(
      String namespace, String pod, OutputStream out, OutputStream err, List<String> command) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .inContainer(CONTAINER)
        // A pod that is not ready may be just the one that has to be stopped.
        // ready.
        .withReadyWaitTimeout(0)
        .writingOutput(out)
        .writingError(err)
        .usingListener(new QuietListener())
        .exec(command.toArray(String[]::new));
  }

  private Problem refused(String namespace, String pod, Throwable failure) {
    Optional<KubernetesClientException> answer = answer(failure);
    if (answer.isEmpty()) {
      return Problem.failed(
          "The command in pod %s of namespace %s could not be run: %s."
              .formatted(pod, namespace, Refusals.reason(failure)),
          failure);
    }
    return answer.get().getCode() == HTTP_NOT_FOUND
        ? noPod(namespace, pod, failure)
        : refusals.explain(Right.in(namespace, "get and create", "pods/exec"), answer.get());
  }

  /** What the server has answered, if it has; a refused WebSocket keeps its answer further in. */
  private static Optional<KubernetesClientException> answer(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(
            cause ->
                switch (cause) {
                  case KubernetesClientException e when e.getCode() > 0 -> Stream.of(e);
                  case WebSocketHandshakeException e ->
                      Stream.of(
                          new KubernetesClientException(
                              e.getMessage(), e.getResponse().statusCode(), null));
                  default -> Stream.empty();
                })
        .findFirst();
  }

  private static Problem noPod(String namespace, String pod, Throwable cause) {
    return Problem.failed(
        "There is no pod %s in namespace %s: its strategy is suspended, just starting, or there is none of that name."
            .formatted(pod, namespace),
        cause);
  }

  private static Problem silent(String namespace, String pod, KubernetesClientException cause) {
    Status status = cause.getStatus();
    if (status != null && status.getMessage() != null && status.getReason() == null) {
      return Problem.failed(
          "The pod %s in namespace %s says: %s".formatted(pod, namespace, status.getMessage()),
          cause);
    }
    return Problem.failed(
        "The pod %s in namespace %s does not answer on port %d: it is starting, or its node is unreachable."
            .formatted(pod, namespace, MONITORING_PORT),
        cause);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  /**
   * How a command in a pod ended.
   *
   * @param exitCode its own
   * @param out what it printed
   * @param err what it printed beside that
   */
  public record Execution(int exitCode, String out, String err) {
    /** The sentence that it said, on one line. */
    public String sentence() {
      return Stream.of(out, err)
          .filter(part -> !part.isEmpty())
          .reduce((a, b) -> a + " " + b)
          .orElse("it said nothing")
          .replaceAll("\\s*\\n\\s*", " ");
    }
  }
}
