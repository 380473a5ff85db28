package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.runtime.process.ExchangeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The adapter for the exchange, with the exchange as it is shipped. */
final class ExchangeServerConformanceIT extends VenueConformance {

  private final Map<Terms, ExchangeProcess> exchanges = new HashMap<>();
  private Path folder;

  @BeforeAll
  void makeFolder(@TempDir Path made) throws IOException {
    folder = made;
    FlatMarket.in(folder);
  }

  @AfterAll
  void endAll() {
    exchanges.values().forEach(ExchangeProcess::close);
  }

  @Override
  protected TestVenue open(Terms terms) throws IOException {
    ExchangeProcess running = exchanges.get(terms);
    if (running == null) {
      running = start(terms);
      exchanges.put(terms, running);
    }
    return new ProcessVenue(running);
  }

  private ExchangeProcess start(Terms terms) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--data",
                folder.toString(),
                "--symbol",
                FlatMarket.SYMBOL,
                "--journal",
                Files.createTempDirectory(folder, "journal").toString(),
                "--clock",
                "paced",
                "--idempotence",
                ExchangeWords.of(terms.idempotence()).name(),
                "--lookup",
                ExchangeWords.of(terms.lookup()).name()));
    if (!terms.exclusiveLogon()) {
      options.add("--shared-logon");
    }
    if (terms.cancelOnDisconnect()) {
      options.add("--cancel-on-disconnect");
    }
    return ExchangeProcess.listening(options.toArray(String[]::new));
  }
}
