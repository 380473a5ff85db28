package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.runtime.Manifests;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of strategy and exchange, again and again, on real files and sockets. Where the
 * exchange waits for its account the end is that of a run that nobody disturbs, to the cent; where
 * it does not wait, book and venue agree.
 */
final class VenueKillsIT {

  private static final long SEED = Long.getLong("tradewind.seed", System.nanoTime() >>> 1);
  private static final int KILLS = 20;

  /** The replay has 3270. */
  private static final int LAST_KILL = 3200;

  private static final String MANIFEST =
      Manifests.ibm()
          .replace("symbol: \"IBM\"", "symbols: [\"IBM\", \"AAPL\"]")
          .replace("fast: 20, slow: 100", "fast: 2, slow: 5");

  @TempDir private Path folder;
  private final Random random = new Random(SEED);

  @Test
  void aRunWithKillsIsEqualToOneWithout() throws Exception {
    VenuePair.Outcome undisturbed;
    try (VenuePair pair = pair("undisturbed", "--clock", "paced")) {
      undisturbed = complete(pair);
    }
    try (VenuePair pair = pair("killed", "--clock", "paced")) {
      killAgainAndAgain(pair, KILLS);
      VenuePair.Outcome killed = complete(pair);
      assertThat(essence(killed.fills())).isEqualTo(essence(undisturbed.fills()));
      assertThat(killed.trades()).isEqualTo(undisturbed.trades()).hasSizeGreaterThan(KILLS);
      assertThat(killed.sample()).isEqualTo(undisturbed.sample());
      assertAgreement(killed, pair);
    }
  }

  @Test
  void bookAndVenueAgreeWhereTheMarketWaitsForNobody() throws Exception {
    int daysASecond = 200;
    try (VenuePair pair = pair("running", "--speed", "" + 86_400 * daysASecond)) {
      killAgainAndAgain(pair, KILLS / 2);
      assertAgreement(complete(pair), pair);
    }
  }

  private VenuePair pair(String name, String... options) throws Exception {
    return new VenuePair(Files.createDirectory(folder.resolve(name)), MANIFEST, Map.of(), options);
  }

  private void killAgainAndAgain(VenuePair pair, int kills) throws Exception {
    List<Integer> moments =
        random.ints(0, LAST_KILL).distinct().limit(kills).sorted().boxed().toList();
    for (int bars : moments) {
      pair.strategy().await(status -> status.counts().bars() >= bars);
      pair.strategy().outlives(Duration.ofMillis(random.nextInt(30)));
      kill(pair, random.nextInt(4));
    }
    System.out.printf("seed %d, kills after %s bars%n", SEED, moments);
  }

  private void kill(VenuePair pair, int whom) throws Exception {
    if (whom != 0) {
      pair.strategy().kill();
    }
    if (whom < 2) {
      pair.exchange().kill();
      pair.exchange().start();
    }
    if (whom == 3) {
      // Its successor before it has come to trade.
      pair.startStrategy();
      pair.strategy().outlives(Duration.ofMillis(500 + random.nextInt(1500)));
      pair.strategy().kill();
    }
    if (whom != 0) {
      pair.startStrategy();
    }
  }

  private static VenuePair.Outcome complete(VenuePair pair) throws Exception {
    pair.strategy()
        .await(
            status ->
                status.completed()
                    && status.openOrders().isEmpty()
                    && status.venue().reconciled() == ReconciledReason.InAgreement);
    return pair.outcome();
  }

  /** What the fills were, whatever the process was called that wanted them. */
  private static List<List<Object>> essence(List<Fill> fills) {
    return fills.stream()
        .map(
            fill ->
                List.<Object>of(
                    fill.clientOrderId().substring(12),
                    fill.symbol(),
                    fill.side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fee(),
                    fill.time()))
        .toList();
  }

  private static void assertAgreement(VenuePair.Outcome book, VenuePair pair) throws Exception {
    pair.strategy().terminate();
    pair.strategy().awaitEnd();
    VenueLedger venue = pair.venue();
    assertThat(venue.openOrders()).isEmpty();
    assertThat(book.fills().stream().map(VenueKillsIT::line).sorted().toList())
        .isEqualTo(venue.fills().stream().map(VenueKillsIT::line).sorted().toList());
    assertThat(held(book.status())).isEqualTo(held(venue));
    assertThat(book.fills()).extracting(Fill::executionId).doesNotHaveDuplicates();
  }

  private static String line(Fill fill) {
    return line(
        fill.executionId(), fill.clientOrderId(), fill.symbol(), fill.quantity(), fill.price());
  }

  private static String line(Report.Filled fill) {
    return line(
        fill.executionId(), fill.clientOrderId(), fill.symbol(), fill.quantity(), fill.price());
  }

  private static String line(
      String execution, String order, String symbol, BigDecimal quantity, BigDecimal price) {
    return "%s of %s: %s %s at %s"
        .formatted(
            execution,
            order,
            quantity.stripTrailingZeros().toPlainString(),
            symbol,
            price.stripTrailingZeros().toPlainString());
  }

  private static Map<String, String> held(PodStatus status) {
    Map<String, String> held = new TreeMap<>();
    for (PodPosition position : status.sample().positions()) {
      put(held, position.symbol(), position.quantity());
    }
    return held;
  }

  private static Map<String, String> held(VenueLedger venue) {
    Map<String, String> held = new TreeMap<>();
    for (Report.Held position : venue.positions()) {
      put(held, position.symbol(), position.quantity());
    }
    return held;
  }

  private static void put(Map<String, String> held, String symbol, BigDecimal quantity) {
    if (quantity.signum() != 0) {
      held.put(symbol, quantity.stripTrailingZeros().toPlainString());
    }
  }
}
