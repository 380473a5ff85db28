package dev.tradewind.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
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
    Plan plan = Manifests.plan(Manifests.ibm());
    Plan desk =
        Manifests.plan(
            Manifests.ibm().replace("name: ibm-trend", "name: ibm-trend, namespace: desk"));
    assertThat(Folders.ledger(plan)).endsWithRaw(Path.of("tradewind", "default", "ibm-trend"));
    assertThat(Folders.ledger(desk)).endsWithRaw(Path.of("tradewind", "desk", "ibm-trend"));
  }
}
