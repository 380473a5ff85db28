package dev.tradewind.reference.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Mode;
import dev.tradewind.engine.algo.AlgoCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AdmissionFilesTest {
  private static final Path FOLDER = Path.of("../helm/tradewind/files/admission");

  /** {@code -Dtradewind.generate=true} writes the files instead of comparing them. */
  private static final boolean GENERATE = Boolean.getBoolean("tradewind.generate");

  private final SortedMap<String, String> rendered =
      AdmissionFiles.of(AlgoCatalogue.builtIn(), Stream.of(Mode.values()).map(Mode::name).toList());

  @Test
  void theCheckedInPoliciesAreUpToDate() throws IOException {
    if (GENERATE) {
      write();
    }
    assertThat(present()).containsExactlyElementsOf(rendered.keySet());
    rendered.forEach(
        (name, content) ->
            assertThat(FOLDER.resolve(name))
                .as("a checked-in policy is stale; run make generate and commit the result")
                .hasContent(content));
  }

  @Test
  void thePermissionToGoLiveComesWithTheModeItself() {
    assertThat(rendered).doesNotContainKey("live-permission.yaml");
    assertThat(AdmissionFiles.of(AlgoCatalogue.builtIn(), List.of("Paper", "Live")))
        .containsKey("live-permission.yaml");
  }

  private void write() throws IOException {
    Files.createDirectories(FOLDER);
    for (String stale : present()) {
      Files.delete(FOLDER.resolve(stale));
    }
    for (var file : rendered.entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }
  }

  private static List<String> present() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
