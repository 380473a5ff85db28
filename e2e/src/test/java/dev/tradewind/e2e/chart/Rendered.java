package dev.tradewind.e2e.chart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the chart renders: Kubernetes objects. */
record Rendered(List<JsonNode> objects) {

  /** Of a key that is there twice, each reader picks another: it is an error. */
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  static Rendered of(String manifests) {
    List<JsonNode> all = new ArrayList<>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifests)) {
      documents.forEachRemaining(
          object -> {
            if (object.isObject()) {
              all.add(object);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(manifests, e);
    }
    return new Rendered(List.copyOf(all));
  }

  static JsonNode read(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  Stream<JsonNode> all(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
  }

  JsonNode one(String kind) {
    List<JsonNode> found = all(kind).toList();
    if (found.size() != 1) {
      throw new AssertionError("%d objects of kind %s, not one".formatted(found.size(), kind));
    }
    return found.getFirst();
  }

  /** Each object as {@code Kind namespace/name}; cluster-scoped ones without the namespace. */
  List<String> names() {
    return objects.stream().map(Rendered::name).sorted().toList();
  }

  static String name(JsonNode object) {
    String namespace = object.at("/metadata/namespace").asText();
    return "%s %s%s"
        .formatted(
            object.path("kind").asText(),
            namespace.isEmpty() ? "" : namespace + "/",
            object.at("/metadata/name").asText());
  }

  /** The operator's container. */
  JsonNode container() {
    return one("Deployment").at("/spec/template/spec/containers/0");
  }

  String environment(String name) {
    return stream(container().path("env"))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse(null);
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }
}
