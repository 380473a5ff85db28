package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says in one sentence why the API server did not do what it was asked.
 *
 * @param server its URL
 * @param context of the kubeconfig
 */
record Refusals(String server, String context) {
  private static final Pattern USER = Pattern.compile("User \"([^\"]+)\"");
  private static final Pattern DENIED =
      Pattern.compile(
          "cannot (\\S+) resource \"([^\"]+)\" in API group \"([^\"]*)\""
              + "(?: in the namespace \"([^\"]+)\")?");

  /** The sentence for one failed request. */
  Problem explain(Right right, KubernetesClientException e) {
    return switch (e.getCode()) {
      case 401 ->
          Problem.failed(
              "The API server at %s does not accept the credentials of the context %s: log in again."
                  .formatted(server, context),
              e);
      case 403 -> forbidden(right, e);
      case 404 -> missing(right, e);
      case 409 ->
          Problem.failed(
              "Somebody else has changed it at the same moment, so nothing was done: look again and"
                  + " repeat.",
              e);
      case 400, 422 -> Problem.failed("The API server refuses: " + words(e), e);
      case 429, 500, 502, 503, 504 ->
          Problem.failed(
              "The API server at %s cannot answer at the moment (%d): %s"
                  .formatted(server, e.getCode(), words(e)),
              e);
      default -> unreachable(e);
    };
  }

  private static Problem forbidden(Right asked, KubernetesClientException e) {
    String words = words(e);
    Matcher user = USER.matcher(words);
    String who = user.find() ? "User \"" + user.group(1) + "\"" : "You";
    Right right = denied(words).orElse(asked);
    return Problem.failed(
        "%s may not %s: ask for the right to %s %s."
            .formatted(who, right, right.verb(), right.resource()),
        e);
  }

  /** The right that the server itself names, where it says more than that something is missing. */
  private static Optional<Right> denied(String words) {
    Matcher matcher = DENIED.matcher(words);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String group = matcher.group(3).isEmpty() ? "" : "." + matcher.group(3);
    return Optional.of(
        new Right(
            matcher.group(1), matcher.group(2) + group, Optional.ofNullable(matcher.group(4))));
  }

  private static Problem missing(Right right, KubernetesClientException e) {
    boolean ours =
        right.resource().equals(Right.STRATEGIES) || right.resource().equals(Right.HALTS);
    return Problem.failed(
        ours
            ? "The cluster does not know %s: is Tradewind installed in it? Its Helm chart brings them."
                .formatted(right.resource())
            : words(e),
        e);
  }

  private Problem unreachable(KubernetesClientException e) {
    return Problem.failed(
        "The API server at %s, of the context %s, cannot be reached: %s."
            .formatted(server, context, reason(e)),
        e);
  }

  /** What a failure of the network means, in a few words. */
  static String reason(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    // The outer ones are vaguer than the inner ones: a failed connection may be an unknown name.
    return causes.reversed().stream()
        .map(Refusals::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> causes.getLast().toString().replaceAll("[.\\s]+$", ""));
  }

  private static Optional<String> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case UnresolvedAddressException e -> "its name is not known";
          case UnknownHostException e -> "its name is not known";
          case HttpTimeoutException e -> "it does not answer in time";
          case TimeoutException e -> "it does not answer in time";
          case NoRouteToHostException e -> "there is no route to it";
          case SSLException e -> "there is no trusted connection (" + e.getMessage() + ")";
          case CertificateException e -> "there is no trusted connection (" + e.getMessage() + ")";
          case ConnectException e -> "nothing listens there";
          default -> null;
        });
  }

  private static String words(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getMessage)
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("it gives no reason");
  }
}
