package dev.tradewind.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manifest has the shape that krew's validation asks for. */
final class KrewManifestTest {
  private static final Path MANIFEST = Path.of("krew.yaml");

  @Test
  void aFilledManifestIsOneThatKrewTakes() throws IOException {
    String filled =
        Files.readString(MANIFEST)
            .replace("${VERSION}", "0.1.0")
            .replace("${HOMEPAGE}", "https://example.com")
            .replace("${ARCHIVE_URI}", "https://example.com/kubectl-tradewind.tar.gz")
            .replace("${ARCHIVE_SHA256}", "a".repeat(64));
    assertThat(filled).doesNotContain("${");
    JsonNode manifest = new YAMLMapper().readTree(filled);

    assertThat(manifest.path("apiVersion").asText())
        .isEqualTo("krew.googlecontainertools.github.com/v1alpha2");
    assertThat(manifest.path("kind").asText()).isEqualTo("Plugin");
    assertThat(manifest.at("/metadata/name").asText()).matches("[a-z][-a-z0-9]*");
    JsonNode spec = manifest.path("spec");
    assertThat(spec.path("version").asText()).matches("v\\d+\\.\\d+\\.\\d+");
    assertThat(spec.path("shortDescription").asText()).isNotBlank().hasSizeLessThanOrEqualTo(50);
    assertThat(spec.path("description").asText()).isNotBlank();
    assertThat(spec.path("platforms")).isNotEmpty().allSatisfy(KrewManifestTest::isPlatform);
  }

  private static void isPlatform(JsonNode platform) {
    assertThat(platform.path("uri").asText()).startsWith("https://").endsWith(".tar.gz");
    assertThat(platform.path("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(platform.path("selector").has("matchExpressions")).isTrue();
    assertThat(Path.of("src/main/launcher", platform.path("bin").asText())).isExecutable();
    assertThat(platform.path("files"))
        .isNotEmpty()
        .allSatisfy(
            file -> {
              assertThat(file.path("from").asText()).isNotBlank();
              assertThat(file.path("to").asText()).isNotBlank();
            });
  }
}
