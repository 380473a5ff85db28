package dev.tradewind.engine.market.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.hours.TradingHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for time bars, whatever the trades. */
class BuildingPropertyTest {

  private static final TradingHours HOURS =
      TradingHours.in(ZoneId.of("America/New_York"))
          .everyDay(LocalTime.of(9, 30), LocalTime.of(11, 17))
          .everyDay(LocalTime.of(12, 0), LocalTime.of(3, 0))
          .build();

  private static TimeBins bins(boolean sessions, int minutes) {
    long interval = minutes * Trades.MINUTE;
    return sessions ? TimeBins.ofSessions(interval, HOURS) : TimeBins.ofEpoch(interval);
  }

  private static List<RecordedTrade> trades(long seed, int count) {
    return Trades.random(new Random(seed), count, 1_700_000_000L * Trades.SECOND);
  }

  private static List<ClosedBar> build(
      List<RecordedTrade> trades, TimeBins bins, Gaps gaps, long until) {
    Trades.Told told = new Trades.Told();
    TimeBarBuilder builder = new TimeBarBuilder(bins, gaps, 2, 1, told);
    trades.forEach(builder::onTrade);
    finish(until, builder::advanceTo, builder::complete);
    return told.bars;
  }

  private static void finish(
      long until, java.util.function.LongConsumer advance, Runnable complete) {
    if (until == 0) {
      complete.run();
    } else {
      advance.accept(until);
    }
  }

  private static List<ClosedBar> aggregate(
      List<ClosedBar> bars, TimeBins bins, Gaps gaps, long until) {
    Trades.Told told = new Trades.Told();
    BarAggregator aggregator = new BarAggregator(bins, gaps, 2, 1, told);
    bars.forEach(aggregator::onBar);
    finish(until, aggregator::advanceTo, aggregator::complete);
    return told.bars;
  }

  /** Trades to minutes to longer bars is trades to longer bars, with gaps filled early or late. */
  @Property(tries = 300)
  void buildingIsAssociative(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @IntRange(min = 1, max = 5) int times,
      @ForAll boolean sessions,
      @ForAll Gaps early,
      @ForAll Gaps late,
      @ForAll boolean completed) {
    List<RecordedTrade> trades = upToTheLastInside(trades(seed, count), sessions);
    long until = completed ? 0 : trades.getLast().time() + 77 * Trades.MINUTE;
    List<ClosedBar> minutes = build(trades, bins(sessions, 2), early, until);
    assertThat(aggregate(minutes, bins(sessions, 2 * times), late, until))
        .isEqualTo(build(trades, bins(sessions, 2 * times), late, until));
  }

  /** A trade while the market is closed tells a builder the time, but no bar tells it further. */
  private static List<RecordedTrade> upToTheLastInside(
      List<RecordedTrade> trades, boolean sessions) {
    int size = trades.size();
    while (sessions && size > 1 && !HOURS.isOpen(trades.get(size - 1).time())) {
      size--;
    }
    return trades.subList(0, size);
  }

  /** However time is told between the trades, the bars are the same. */
  @Property(tries = 200)
  void piecesOfTheInputMakeNoDifference(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll boolean sessions,
      @ForAll Gaps gaps) {
    List<RecordedTrade> trades = trades(seed, count);
    Random random = new Random(~seed);
    Trades.Told told = new Trades.Told();
    TimeBarBuilder builder = new TimeBarBuilder(bins(sessions, 5), gaps, 2, 1, told);
    long time = trades.getFirst().time() - Trades.MINUTE;
    for (RecordedTrade trade : trades) {
      while (random.nextInt(3) > 0) {
        time += random.nextLong(trade.time() - time + 1);
        builder.advanceTo(time);
      }
      builder.onTrade(trade);
      time = trade.time();
    }
    builder.complete();
    assertThat(told.bars).isEqualTo(build(trades, bins(sessions, 5), gaps, 0));
  }

  /** Each bar is what its trades say, and no trade is lost. */
  @Property(tries = 200)
  void barsHoldTheirTrades(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @IntRange(min = 1, max = 90) int minutes,
      @ForAll boolean sessions,
      @ForAll Gaps gaps) {
    List<RecordedTrade> trades = trades(seed, count);
    List<RecordedTrade> inside =
        trades.stream().filter(trade -> !sessions || HOURS.isOpen(trade.time())).toList();
    List<ClosedBar> bars = build(trades, bins(sessions, minutes), gaps, 0);
    assertThat(bars.stream().mapToLong(ClosedBar::volume).sum()).isEqualTo(Trades.volume(inside));
    long end = Long.MIN_VALUE;
    long last = 0;
    for (ClosedBar bar : bars) {
      assertThat(bar.openTime()).isGreaterThanOrEqualTo(end);
      end = bar.closeTime();
      assertHolds(
          bar,
          inside.stream()
              .filter(t -> t.time() >= bar.openTime() && t.time() < bar.closeTime())
              .toList(),
          last);
      last = bar.close();
    }
  }

  private static void assertHolds(ClosedBar bar, List<RecordedTrade> trades, long last) {
    assertThat(bar.forwardFilled()).isEqualTo(trades.isEmpty());
    if (trades.isEmpty()) {
      assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close())).containsOnly(last);
      assertThat(bar.volume()).isZero();
      return;
    }
    assertThat(bar.open()).isEqualTo(trades.getFirst().price());
    assertThat(bar.close()).isEqualTo(trades.getLast().price());
    assertThat(bar.volume()).isEqualTo(Trades.volume(trades));
    assertThat(trades).allMatch(t -> t.price() >= bar.low() && t.price() <= bar.high());
    assertThat(trades).anyMatch(t -> t.price() == bar.low());
    assertThat(trades).anyMatch(t -> t.price() == bar.high());
  }

  /** At any moment exactly those bars are told that have ended, and they never change. */
  @Property(tries = 200)
  void noBarIsToldBeforeItsEnd(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 100) int count,
      @ForAll boolean sessions,
      @ForAll Gaps gaps) {
    List<RecordedTrade> trades = trades(seed, count);
    long end = trades.getLast().time() + 3 * Trades.MINUTE;
    Supplier<TimeBins> bins = () -> bins(sessions, 3);
    List<ClosedBar> whole = build(trades, bins.get(), gaps, end);
    Trades.Told told = new Trades.Told();
    TimeBarBuilder builder = new TimeBarBuilder(bins.get(), gaps, 2, 1, told);
    for (RecordedTrade trade : trades) {
      builder.onTrade(trade);
      assertThat(told.bars)
          .isEqualTo(whole.stream().filter(bar -> bar.closeTime() <= trade.time()).toList());
      assertThat(builder.nextClose()).isGreaterThan(trade.time());
    }
  }
}
