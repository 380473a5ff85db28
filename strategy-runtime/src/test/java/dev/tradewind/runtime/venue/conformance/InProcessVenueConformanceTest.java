package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.marketdata.PriceFile;
import dev.tradewind.marketdata.PriceFileReader;
import dev.tradewind.marketdata.ReplayFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The adapter for the exchange, with an exchange in this process. */
final class InProcessVenueConformanceTest extends VenueConformance {

  private static final long DAY = TimeUnit.DAYS.toNanos(1);
  private static final Instrument INSTRUMENT =
      Instrument.share(FlatMarket.SYMBOL, Currency.of("USD"));

  private PriceFile prices;

  @BeforeAll
  void readPrices(@TempDir Path folder) throws Exception {
    prices = new PriceFileReader(DAY).read(FlatMarket.in(folder), INSTRUMENT);
  }

  @Override
  protected TestVenue open(Terms terms) {
    Settings settings =
        new Settings(
            "x1",
            List.of(INSTRUMENT),
            ExchangeSettings.DEFAULT.withParticipation(1000),
            capabilities(terms));
    return new InProcessVenue(
        settings, () -> new MarketSteps(new ReplayFeed(List.of(prices), DAY, false)));
  }

  private static Capabilities capabilities(Terms terms) {
    return new Capabilities(
        ExchangeWords.of(terms.idempotence()),
        ExchangeWords.of(terms.lookup()),
        terms.exclusiveLogon(),
        terms.cancelOnDisconnect());
  }
}
