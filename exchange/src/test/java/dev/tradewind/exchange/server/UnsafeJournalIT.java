package dev.tradewind.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.journal.Journal;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.marketdata.PriceFileReader;
import dev.tradewind.marketdata.ReplayFeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that takes no more: nobody hears of what is not in it. */
final class UnsafeJournalIT {

  private static final long DAY = Duration.ofDays(1).toNanos();

  @TempDir private Path folder;

  @Test
  void nothingIsAnsweredThatIsNotWritten() throws Exception {
    Instrument share = Instrument.share("AAPL", Currency.of("USD"));
    Settings settings =
        new Settings("x1", List.of(share), ExchangeSettings.DEFAULT, Capabilities.BEST);
    MarketSteps market =
        new MarketSteps(
            new ReplayFeed(
                List.of(new PriceFileReader(DAY).read(Path.of("../examples/data"), share)),
                DAY,
                false));
    Journal journal = Journal.open(folder, new TreeMap<>(), () -> "x1");
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    try (ExchangeServer server =
        new ExchangeServer(settings, market, journal, OptionalInt.empty(), nowhere)) {
      server.recover();
      server.open(InetAddress.getLoopbackAddress(), 0, OptionalInt.empty(), nowhere);
      journal.close();
      try (Client client = new Client(server.port())) {
        client.send(new Request.Logon(Codec.VERSION, "a", 1));
        assertThatThrownBy(server::run).isInstanceOf(IOException.class);
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> !client.hasHeard());
        assertThat(client.hasHeard()).isFalse();
      }
    }
  }
}
