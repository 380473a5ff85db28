package dev.tradewind.e2e.dashboards;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The dashboards of the working tree, as Grafana reads them. */
final class Dashboards {

  static final Path FOLDER = Path.of("../grafana/dashboards");
  static final String FLEET = "tradewind-fleet";
  static final String STRATEGY = "tradewind-strategy";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Dashboards() {}

  static JsonNode read(String uid) {
    try {
      return JSON.readTree(FOLDER.resolve(uid + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> panels(String uid) {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : read(uid).path("panels")) {
      if (!panel.path("type").asText().equals("row")) {
        panels.add(panel);
      }
    }
    return panels;
  }

  static List<Promise> promises() {
    try {
      return JSON.readValue(
          Files.readString(FOLDER.resolveSibling("promises.json")), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every query of a dashboard; one that promises nothing is an error. */
  static List<Query> queries(String uid) {
    Map<String, Promise> promised =
        promises().stream().collect(Collectors.toMap(Promise::where, Function.identity()));
    List<Query> queries = new ArrayList<>();
    for (JsonNode panel : panels(uid)) {
      for (JsonNode target : panel.path("targets")) {
        String where =
            "%s / %s / %s"
                .formatted(uid, panel.path("title").asText(), target.path("refId").asText());
        Promise promise = promised.get(where);
        if (promise == null) {
          throw new AssertionError("promises.json says nothing about " + where);
        }
        queries.add(
            new Query(
                promise,
                target.path("expr").asText(),
                target.path("instant").asBoolean(),
                panel.at("/fieldConfig/defaults/unit").asText()));
      }
    }
    return queries;
  }
}
