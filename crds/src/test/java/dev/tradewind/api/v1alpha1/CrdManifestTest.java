package dev.tradewind.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CrdManifestTest {
  /** {@code -Dtradewind.generate=true} writes the file instead of comparing it. */
  private static final boolean GENERATE = Boolean.getBoolean("tradewind.generate");

  @ParameterizedTest
  @MethodSource("dev.tradewind.api.v1alpha1.CrdManifest#all")
  void theCheckedInManifestIsUpToDate(CrdManifest manifest) throws Exception {
    if (GENERATE) {
      Files.createDirectories(manifest.file().getParent());
      Files.writeString(manifest.file(), manifest.render());
    }
    assertThat(manifest.file())
        .as("the checked-in CRD is stale; run make generate and commit the result")
        .hasContent(manifest.render());
  }

  @ParameterizedTest
  @MethodSource("dev.tradewind.api.v1alpha1.CrdManifest#all")
  void everyFieldExplainsItself(CrdManifest manifest) throws Exception {
    List<String> silent = new ArrayList<>();
    collect(schema(manifest), "", (path, node) -> !node.has("description"), silent);

    assertThat(silent).as("fields without a description for kubectl explain").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.tradewind.api.v1alpha1.CrdManifest#all")
  void everyStringHasALongestLength(CrdManifest manifest) throws Exception {
    List<String> endless = new ArrayList<>();
    collect(
        schema(manifest),
        "",
        (path, node) ->
            "string".equals(node.path("type").asText())
                && !node.has("maxLength")
                && !node.has("enum"),
        endless);

    assertThat(endless).as("strings without maxLength cost CEL its budget").isEmpty();
  }

  private static JsonNode schema(CrdManifest manifest) throws Exception {
    JsonNode crd = new YAMLMapper().readTree(manifest.render());
    return crd.at("/spec/versions/0/schema/openAPIV3Schema");
  }

  private interface Finding {
    boolean in(String path, JsonNode node);
  }

  private static void collect(JsonNode schema, String path, Finding finding, List<String> found) {
    schema
        .path("properties")
        .properties()
        .forEach(
            e -> {
              String at = path + "." + e.getKey();
              if (!at.equals(".spec") && !at.equals(".status") && finding.in(at, e.getValue())) {
                found.add(at);
              }
              collect(e.getValue(), at, finding, found);
            });
    if (schema.path("items").has("properties")) {
      collect(schema.get("items"), path + "[]", finding, found);
    }
  }
}
