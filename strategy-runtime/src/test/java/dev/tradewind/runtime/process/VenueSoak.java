package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.exchange.protocol.Report;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A strategy and an exchange that are killed again and again while a network that loses, delays,
 * doubles and reorders is between them, and a market that waits for nobody goes on.
 */
final class VenueSoak {

  private static final int FASTEST = 200;
  private static final int SECONDS_OF_A_DAY = 86_400;

  /** Market time ends with the year 2259. */
  private static final int MOST_DAYS = 80_000;

  private final Random random;
  private int kills;
  private int faults;

  /**
   * What it came to.
   *
   * @param lost fills that the exchange knows and the book does not
   * @param doubled fills that the book has too often, and ids that were more orders than one
   */
  record Result(int kills, int faults, long orders, int fills, int lost, int doubled) {}

  VenueSoak(Random random) {
    this.random = random;
  }

  /** Goes on for so long. */
  Result run(Path folder, String manifest, int seconds) throws Exception {
    int daysASecond = Math.max(1, Math.min(FASTEST, MOST_DAYS / seconds));
    String speed = "" + SECONDS_OF_A_DAY * daysASecond;
    Instant end = Instant.now().plusSeconds(seconds);
    try (VenuePair pair = new VenuePair(folder, manifest, Map.of(), "--loop", "--speed", speed)) {
      while (Instant.now().isBefore(end)) {
        boolean lives = pair.strategy().outlives(Duration.ofMillis(random.nextInt(1500)));
        assertThat(lives).as(pair.strategy().output()).isTrue();
        disturb(pair);
      }
      return settled(pair);
    }
  }

  private void disturb(VenuePair pair) {
    switch (random.nextInt(5)) {
      case 0 -> killStrategy(pair);
      case 1 -> {
        pair.exchange().kill();
        pair.exchange().start();
        kills++;
      }
      default -> {
        pair.exchange().fault(fault());
        faults++;
      }
    }
  }

  private void killStrategy(VenuePair pair) {
    pair.strategy().kill();
    pair.startStrategy();
    kills++;
  }

  private String fault() {
    int count = 1 + random.nextInt(3);
    String messages = random.nextBoolean() ? "Reports" : "Requests";
    return switch (random.nextInt(6)) {
      case 0 -> fault("Lose", messages, count, "");
      case 1 -> fault("Delay", messages, count, ",\"millis\":" + (50 + random.nextInt(3000)));
      case 2 -> fault("Duplicate", messages, count, "");
      case 3 -> fault("Reorder", messages, count, "");
      case 4 -> "{\"type\":\"Reject\",\"count\":%d}".formatted(count);
      default -> "{\"type\":\"Disconnect\",\"after\":%d}".formatted(random.nextInt(20));
    };
  }

  private static String fault(String type, String messages, int count, String more) {
    return "{\"type\":\"%s\",\"messages\":\"%s\",\"count\":%d%s}"
        .formatted(type, messages, count, more);
  }

  /** The market stands, nothing goes wrong any more, and a last process settles what is open. */
  private Result settled(VenuePair pair) throws Exception {
    pair.exchange().fault("{\"type\":\"Clear\"}");
    pair.exchange().fault("{\"type\":\"Pause\"}");
    killStrategy(pair);
    pair.strategy()
        .await(
            status ->
                status.ready() && status.venue().reconciled() == ReconciledReason.InAgreement);
    VenuePair.Outcome book = pair.outcome();
    assertThat(book.status().state()).isEqualTo(BookState.Running);
    pair.strategy().terminate();
    pair.strategy().awaitEnd();
    List<Report.Filled> venue = pair.venue().fills();
    Set<String> there = ids(venue.stream().map(Report.Filled::executionId).toList());
    Set<String> here = ids(book.fills().stream().map(Fill::executionId).toList());
    int lost = (int) there.stream().filter(id -> !here.contains(id)).count();
    int invented = (int) here.stream().filter(id -> !there.contains(id)).count();
    int repeated = book.fills().size() - here.size();
    return new Result(
        kills,
        faults,
        book.status().counts().orders(),
        book.fills().size(),
        lost,
        invented + repeated + twins(venue));
  }

  private static Set<String> ids(List<String> all) {
    return new HashSet<>(all);
  }

  /** Each order counts its fills: two orders of one id do so apart. */
  private static int twins(List<Report.Filled> fills) {
    Map<String, BigDecimal> sums = new HashMap<>();
    Map<String, BigDecimal> told = new HashMap<>();
    for (Report.Filled fill : fills) {
      sums.merge(fill.clientOrderId(), fill.quantity(), BigDecimal::add);
      told.merge(fill.clientOrderId(), fill.filledQuantity(), BigDecimal::max);
    }
    return (int)
        sums.entrySet().stream()
            .filter(sum -> sum.getValue().compareTo(told.get(sum.getKey())) != 0)
            .count();
  }
}
