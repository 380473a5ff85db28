package dev.tradewind.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.ControlAnswer;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.operator.pod.PodAnswer.Refuses;
import dev.tradewind.operator.pod.PodAnswer.Says;
import dev.tradewind.operator.pod.PodAnswer.Silent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * HTTP with strategies' pods. Answers never fail: what goes wrong is an answer too. Safe for many
 * threads.
 */
public final class PodClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);
  private static final long LONGEST_ANSWER = 1 << 20;

  private final PodMeters meters;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public PodClient(PodMeters meters) {
    this.meters = meters;
  }

  /** Asks a pod for its status. */
  public CompletableFuture<PodAnswer> status(PodAddress pod) {
    return meters.poll(send(HttpRequest.newBuilder(pod.status()).GET()));
  }

  /** Tells a pod what to do; 200 means that the command is durable, not that it is carried out. */
  public CompletableFuture<PodAnswer> control(
      PodAddress pod, Authority.Proof proof, ControlCommand command) {
    try {
      return meters.command(command, send(request(pod, proof, command)));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          new Silent("the command cannot be sent: " + e.getMessage()));
    }
  }

  /** A command to a pod. */
  private static HttpRequest.Builder request(
      PodAddress pod, Authority.Proof proof, ControlCommand command) {
    byte[] body = PodJson.write(command).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(pod.control())
        .header("Authorization", proof.header(body))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private CompletableFuture<PodAnswer> send(HttpRequest.Builder request) {
    return http.sendAsync(
            request.timeout(ANSWER_TIMEOUT).build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER))
        .thenApply(PodClient::answer)
        .exceptionally(PodClient::silence);
  }

  private static PodAnswer answer(HttpResponse<String> response) {
    try {
      return response.statusCode() == 200
          ? new Says(PodJson.read(response.body(), PodStatus.class))
          : new Refuses(response.statusCode(), sentence(response));
    } catch (JsonProcessingException e) {
      return new Silent("its answer is not a status: " + e.getOriginalMessage());
    }
  }

  private static String sentence(HttpResponse<String> response) {
    try {
      return PodJson.read(response.body(), ControlAnswer.class).message();
    } catch (JsonProcessingException e) {
      return "HTTP " + response.statusCode();
    }
  }

  private static PodAnswer silence(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return new Silent(message == null ? cause.getClass().getSimpleName() : message);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
