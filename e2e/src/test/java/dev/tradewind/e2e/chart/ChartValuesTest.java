package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value is refused with its place and what would be right; every value is explained. */
final class ChartValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "replica=2 | additional properties 'replica' not allowed",
        "replicas=-1 | at '/replicas': minimum: got -1, want 0",
        "replicas=two | at '/replicas': got string, want integer",
        "crds.instal=false | at '/crds': additional properties 'instal' not allowed",
        "admissionPolicy.enable=false | at '/admissionPolicy': additional properties 'enable' not"
            + " allowed",
        "admissionPolicy.enabled=yes | at '/admissionPolicy/enabled': got string, want boolean",
        "crds.install=no | at '/crds/install': got string, want boolean",
        "watchNamespaces={Desk_A} | at '/watchNamespaces/0': 'Desk_A' does not match pattern",
        "watchNamespaces={a\\,a} | at '/watchNamespaces/0': 'a,a' does not match pattern",
        "watchNamespaces=desk-a | at '/watchNamespaces': got string, want array",
        "images.registry= | at '/images/registry': minLength: got 0, want 1",
        "images.registry=https://ghcr.io/x | at '/images/registry'",
        "images.pullPolicy=Sometimes | value must be one of 'Always', 'IfNotPresent', 'Never'",
        "images.operator.digest=abc | at '/images/operator/digest': 'abc' does not match pattern",
        "images.runtime.tag=a b | at '/images/runtime/tag': 'a b' does not match pattern",
        "settings.sampleInterval=60 | at '/settings/sampleInterval': got number, want string",
        "settings.sampleInterval=soon | at '/settings/sampleInterval': 'soon' does not match",
        "settings.pollsPerSecond=0 | at '/settings/pollsPerSecond': minimum: got 0, want 1",
        "logging.format=xml | at '/logging/format': value must be one of 'json', 'text'",
        "logging.level=trace | value must be one of 'ERROR', 'WARN', 'INFO', 'DEBUG'",
        "monitoring.interval=often | at '/monitoring/interval': 'often' does not match pattern",
        "networkPolicy.apiServerPorts={99999} | maximum: got 99,999, want 65,535",
        "networkPolicy.apiServerCidrs={10.0.0.1} | at '/networkPolicy/apiServerCidrs/0'",
        "serviceAccount.create=false | serviceAccount.name: name the existing service account",
        "fullnameOverride=Trade | at '/fullnameOverride': 'Trade' does not match pattern",
      })
  void refuses(String value, String message) {
    assertThat(Helm.render("--set", value).refused()).contains(message);
  }

  @Test
  void refusesAnOlderKubernetes() {
    assertThat(Helm.render("--kube-version", "1.30.9").refused())
        .contains("chart requires kubeVersion: >=1.31.0-0");
    Helm.render("--kube-version", "1.31.0").succeeded();
    Helm.render("--kube-version", "v1.33.4-gke.100").succeeded();
  }

  @Test
  void theSchemaKnowsExactlyTheValuesThatExist() {
    JsonNode schema = Rendered.read(Helm.CHART.resolve("values.schema.json"));
    Set<String> allowed = new TreeSet<>();
    collectAllowed(schema, schema, "", allowed);
    allowed.removeAll(Set.of("global", "resources.claims"));
    Set<String> existing = new TreeSet<>();
    collectExisting(Rendered.read(Helm.CHART.resolve("values.yaml")), "", existing);
    assertThat(allowed).isEqualTo(existing);
  }

  @Test
  void aCommentExplainsEveryValue() throws IOException {
    List<String> bare = new ArrayList<>();
    boolean explained = false;
    boolean grouped = false;
    for (String line : Files.readAllLines(Helm.CHART.resolve("values.yaml"))) {
      if (line.isBlank()) {
        explained = grouped = false;
      } else if (line.stripLeading().startsWith("#")) {
        explained = true;
      } else if (!line.endsWith(":")) {
        // A comment covers the lines that follow it directly: a label and its value, for instance.
        if (!explained && !grouped) {
          bare.add(line.strip());
        }
        grouped = explained || grouped;
        explained = false;
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void theReadmeNamesEveryValue() throws IOException {
    String readme = Files.readString(Helm.CHART.resolve("README.md"));
    Set<String> groups = new TreeSet<>();
    Rendered.read(Helm.CHART.resolve("values.yaml")).fieldNames().forEachRemaining(groups::add);
    assertThat(groups).allSatisfy(group -> assertThat(readme).contains("`" + group));
  }

  private static void collectAllowed(JsonNode root, JsonNode node, String path, Set<String> into) {
    JsonNode schema = node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    JsonNode properties = schema.path("properties");
    if (properties.isMissingNode()) {
      into.add(path);
      return;
    }
    assertThat(schema.path("additionalProperties").asBoolean(true)).as(path).isFalse();
    properties
        .properties()
        .forEach(
            property ->
                collectAllowed(root, property.getValue(), join(path, property.getKey()), into));
  }

  private static void collectExisting(JsonNode node, String path, Set<String> into) {
    boolean free = path.equals("resources.requests") || path.equals("resources.limits");
    if (!node.isObject() || node.isEmpty() || free) {
      into.add(path);
      return;
    }
    node.properties()
        .forEach(field -> collectExisting(field.getValue(), join(path, field.getKey()), into));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
