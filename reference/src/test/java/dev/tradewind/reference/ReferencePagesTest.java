package dev.tradewind.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReferencePagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path FOLDER = ROOT.resolve("docs/reference");

  /** {@code -Dtradewind.generate=true} writes the pages instead of comparing them. */
  private static final boolean GENERATE = Boolean.getBoolean("tradewind.generate");

  @Test
  void theCheckedInPagesAreUpToDate() throws IOException {
    SortedMap<String, String> rendered = new Repository(ROOT).pages().render();
    if (GENERATE) {
      Files.createDirectories(FOLDER);
      for (var page : rendered.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(rendered.keySet());
    }
    rendered.forEach(
        (name, text) ->
            assertThat(FOLDER.resolve(name))
                .as("a page of the reference is stale; run make generate and commit the result")
                .hasContent(text));
  }
}
