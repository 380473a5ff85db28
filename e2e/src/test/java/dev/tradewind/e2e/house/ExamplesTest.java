package dev.tradewind.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked in twice is the same twice. */
final class ExamplesTest {

  private static final Path EXAMPLES = Path.of("../examples");

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "GOOG", "IBM", "MSFT"})
  void theQuickstartsPricesAreTheShippedPrices(String symbol) throws IOException {
    String file =
        "quickstart/01-prices-%s.yaml".formatted(symbol.toLowerCase(java.util.Locale.ROOT));
    JsonNode configMap = new YAMLMapper().readTree(EXAMPLES.resolve(file).toFile());
    byte[] packed = configMap.at("/binaryData").path(symbol + ".csv.gz").binaryValue();
    assertThat(packed)
        .as("stale: run `make generate`")
        .isEqualTo(Files.readAllBytes(EXAMPLES.resolve("data").resolve(symbol + ".csv.gz")));
  }
}
