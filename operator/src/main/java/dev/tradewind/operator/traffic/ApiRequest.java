package dev.tradewind.operator.traffic;

import io.fabric8.kubernetes.client.http.HttpRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request to the Kubernetes API.
 *
 * @param resource what it is about, plural and in lower case, with the subresource: {@code
 *     tradingstrategies/status}; {@code other} when it is about no resource
 * @param verb as in RBAC, and {@code apply} for a server-side apply
 */
record ApiRequest(String resource, String verb) {
  private static final String OTHER = "other";
  private static final Set<String> WRITES = Set.of("create", "update", "patch", "apply", "delete");

  static ApiRequest of(HttpRequest request) {
    return of(request.method(), request.uri(), request.header("Content-Type"));
  }

  static ApiRequest of(String method, URI uri, String contentType) {
    return new ApiRequest(resource(uri.getPath()), verb(method, uri, contentType));
  }

  boolean writes() {
    return WRITES.contains(verb);
  }

  boolean watches() {
    return verb.equals("watch");
  }

  /** Whether the answer holds objects of Kubernetes, as JSON. */
  boolean isAboutObjects() {
    return !resource.equals(OTHER) && !resource.endsWith("/log");
  }

  private static String verb(String method, URI uri, String contentType) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> "delete";
      case "PATCH" ->
          contentType != null && contentType.contains("apply-patch") ? "apply" : "patch";
      default -> watch(uri) ? "watch" : "read";
    };
  }

  private static boolean watch(URI uri) {
    return uri.getQuery() != null
        && Arrays.asList(uri.getQuery().split("&")).contains("watch=true");
  }

  /** {@code /api/v1/namespaces/NS/RESOURCE/NAME/SUB} or {@code /apis/GROUP/VERSION/…}. */
  private static String resource(String path) {
    List<String> parts = Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
    int api = 0;
    while (api < parts.size() && !parts.get(api).equals("api") && !parts.get(api).equals("apis")) {
      api++;
    }
    if (api == parts.size()) {
      return OTHER;
    }
    int start = api + (parts.get(api).equals("api") ? 2 : 3);
    boolean inNamespace = parts.size() > start + 2 && parts.get(start).equals("namespaces");
    List<String> rest =
        parts.subList(Math.min(parts.size(), inNamespace ? start + 2 : start), parts.size());
    if (rest.isEmpty()) {
      return OTHER;
    }
    String resource = rest.getFirst().toLowerCase(Locale.ROOT);
    return rest.size() > 2 ? resource + "/" + rest.get(2).toLowerCase(Locale.ROOT) : resource;
  }
}
