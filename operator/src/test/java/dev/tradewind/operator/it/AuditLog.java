package dev.tradewind.operator.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the API server was asked, and by whom. */
record AuditLog(Path file) {
  /** Without reads: a log of a hundred megabytes is put aside, and what was written with it. */
  static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
      - {level: None, verbs: [get, list, watch]}
      - {level: Metadata}
      """;

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final Set<String> CHANGES = Set.of("create", "delete", "deletecollection");
  private static final int REFUSED = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The operator's write requests in a namespace since a moment, leases aside, as {@code verb
   * resource/name}.
   */
  List<String> writes(String namespace, Instant since) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(AuditLog::parse)
          .filter(e -> e.at("/impersonatedUser/username").asText().equals(ApiServer.OPERATOR_USER))
          .filter(e -> WRITES.contains(e.path("verb").asText()))
          .filter(e -> e.at("/objectRef/namespace").asText().equals(namespace))
          .filter(e -> !e.at("/objectRef/resource").asText().equals("leases"))
          .filter(e -> Instant.parse(e.path("requestReceivedTimestamp").asText()).isAfter(since))
          .map(AuditLog::describe)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the operator has made and taken away in a namespace, as {@code verb resource/name}. */
  List<String> changes(String namespace) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(AuditLog::parse)
          .filter(e -> e.at("/impersonatedUser/username").asText().equals(ApiServer.OPERATOR_USER))
          .filter(e -> CHANGES.contains(e.path("verb").asText()))
          .filter(e -> e.at("/objectRef/namespace").asText().equals(namespace))
          .filter(e -> e.at("/responseStatus/code").asInt() < REFUSED)
          .filter(e -> !e.path("requestURI").asText().contains("dryRun"))
          .map(AuditLog::describe)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private static String describe(JsonNode entry) {
    JsonNode object = entry.path("objectRef");
    String sub = object.has("subresource") ? "/" + object.path("subresource").asText() : "";
    return entry.path("verb").asText()
        + " "
        + object.path("resource").asText()
        + sub
        + "/"
        + object.path("name").asText();
  }
}
