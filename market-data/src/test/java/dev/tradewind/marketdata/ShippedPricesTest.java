package dev.tradewind.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.Backtest;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.RunResult;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.Costs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prices that come with the examples can be read and traded. */
class ShippedPricesTest {

  private static final Path EXAMPLES = Path.of("..", "examples", "data");

  private static PriceFile read(String symbol) throws PriceFileException {
    return new PriceFileReader(PriceFileReaderTest.DAY)
        .read(EXAMPLES, Instrument.share(symbol, Currency.of("USD")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "GOOG", "IBM", "MSFT"})
  void areGoodBarsOfTheDocumentedFile(String symbol) throws Exception {
    PriceFile file = read(symbol);
    assertThat(file.bars().size()).isGreaterThan(2000);
    assertThat(Files.readString(EXAMPLES.resolve("README.md"))).contains(file.sha256());
    assertThat(Files.size(EXAMPLES.resolve(file.name()))).isLessThan(1_000_000);
  }

  /** No day halves the price: on the original prices, a split would. */
  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "MSFT"})
  void haveNoJumpAtASplit(String symbol) throws Exception {
    PriceFile file = read(symbol);
    for (int i = 1; i < file.bars().size(); i++) {
      double change = (double) file.bars().close(i) / file.bars().close(i - 1);
      assertThat(change).isBetween(0.45, 1.6);
    }
    assertThat(file.bars().close(file.bars().size() - 1)).isPositive();
  }

  @Test
  void everyAlgoTradesThem() throws Exception {
    PriceFile file = read("AAPL");
    for (AlgoDefinition algo : AlgoCatalogue.builtIn().algos()) {
      Binding.Bound bound = (Binding.Bound) algo.bind(Map.of());
      EngineSetup setup =
          EngineSetup.of(
                  List.of(file.instrument()),
                  () -> algo.create(bound.parameters()),
                  PriceFileReaderTest.DAY,
                  100_000_0000L)
              .withCosts(Costs.ofBasisPoints("1", "2"));
      RunResult result =
          Backtest.run(setup, new ReplayFeed(List.of(file), PriceFileReaderTest.DAY, false));
      assertThat(result.bars()).isEqualTo(3270);
      assertThat(result.fills()).as(algo.name()).isNotEmpty();
      assertThat(result.statistics().sharpe()).isPresent();
    }
  }
}
