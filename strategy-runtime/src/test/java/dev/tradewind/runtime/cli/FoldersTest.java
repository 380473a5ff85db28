package dev.tradewind.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {

  @TempDir private Path root;

  @Test
  void dataLiesBesideTheFileElseAboveIt() throws IOException {
    Path folder = Files.createDirectory(root.resolve("quickstart"));
    Path file = folder.resolve("strategy.yaml");
    assertThat(Folders.data(file)).as("named in the error").isEqualTo(folder.resolve("data"));
    Files.createDirectory(root.resolve("data"));
    assertThat(Folders.data(file)).isEqualTo(root.resolve("data"));
    Files.createDirectory(folder.resolve("data"));
    assertThat(Folders.data(file)).isEqualTo(folder.resolve("data"));
  }

  @Test
  void theLedgerIsTheStrategysOwn() {
    assertThat(Folders.ledger("a")).isNotEqualTo(Folders.ledger("b"));
    assertThat(Folders.ledger("a").getParent().getFileName()).hasToString("tradewind");
  }
}
