package dev.tradewind.operator.metrics;

import dev.tradewind.operator.objects.ForeignObjectException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** What went wrong in a reconcile, in few words. */
enum ErrorKind {
  Conflict,
  NotFound,
  Forbidden,
  Invalid,
  Throttled,
  ServerError,
  Unanswered,
  ForeignObject,
  Internal;

  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;

  static ErrorKind of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ForeignObjectException) {
        return ForeignObject;
      }
      if (t instanceof KubernetesClientException api) {
        return of(api.getCode());
      }
    }
    return Internal;
  }

  private static ErrorKind of(int code) {
    return switch (code) {
      case 0 -> Unanswered;
      case HttpURLConnection.HTTP_CONFLICT -> Conflict;
      case HttpURLConnection.HTTP_NOT_FOUND -> NotFound;
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN -> Forbidden;
      case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE -> Invalid;
      case TOO_MANY -> Throttled;
      default -> ServerError;
    };
  }
}
