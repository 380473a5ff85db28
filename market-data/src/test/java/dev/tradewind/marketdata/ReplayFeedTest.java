package dev.tradewind.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.quality.Limits;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReplayFeedTest {

  private static final long INTERVAL = 10;

  private static PriceFile file(long... openTimes) {
    BarSeries.Builder bars = new BarSeries.Builder(INTERVAL);
    for (long time : openTimes) {
      bars.add(time, 5, 6, 4, 5, 7);
    }
    return new PriceFile(PriceFileReaderTest.AAPL, "AAPL.csv.gz", "", bars.build(), bars.report());
  }

  private static ReplayFeed two(boolean loop) {
    return new ReplayFeed(List.of(file(0, 10, 30), file(10, 20)), INTERVAL, loop);
  }

  private static List<ClosedBar> take(ReplayFeed feed, int count) {
    List<ClosedBar> bars = new ArrayList<>();
    while (bars.size() < count && feed.advance()) {
      bars.add(feed.bar().copy());
    }
    return bars;
  }

  @Example
  void mergesByTimeThenByFile() {
    assertThat(take(two(false), 99))
        .extracting(bar -> bar.openTime() + "/" + bar.instrument())
        .containsExactly("0/0", "10/0", "10/1", "20/1", "30/0");
  }

  @Example
  void aLoopGoesOnWithoutAGap() {
    assertThat(take(two(true), 12))
        .extracting(Bar::openTime)
        .containsExactly(0L, 10L, 10L, 20L, 30L, 40L, 50L, 50L, 60L, 70L, 80L, 90L);
  }

  @Example
  void theEndStaysTheEnd() {
    ReplayFeed feed = two(false);
    take(feed, 99);
    assertThat(feed.advance()).isFalse();
    assertThat(feed.position()).isEqualTo(feed.barsPerPass());
    feed.seek(5);
    assertThat(feed.advance()).isFalse();
    assertThatThrownBy(() -> feed.seek(6)).hasMessageContaining("5 bars");
  }

  @Example
  void aLoopEndsBeforeTimesThatNobodyBelieves() {
    long latest = Limits.LATEST - INTERVAL;
    long late = latest - 55;
    ReplayFeed feed = new ReplayFeed(List.of(file(late, late + 10)), INTERVAL, true);
    List<ClosedBar> bars = take(feed, 99);
    assertThat(bars)
        .hasSize(6)
        .isSortedAccordingTo((a, b) -> Long.compare(a.openTime(), b.openTime()));
    assertThat(bars.getLast().openTime()).isEqualTo(latest - 5);
  }

  @Example
  void pricesFromBefore1970LoopToo() {
    long in1960 = -300_000_000_000_000_000L;
    ReplayFeed feed = new ReplayFeed(List.of(file(in1960, in1960 + 10)), INTERVAL, true);
    assertThat(take(feed, 5))
        .extracting(bar -> bar.openTime() - in1960)
        .containsExactly(0L, 10L, 20L, 30L, 40L);
  }

  /** A feed that was sought to a position goes on as one that was fed up to there. */
  @Property
  void seekIsFeeding(@ForAll @IntRange(max = 23) int position) {
    ReplayFeed fed = two(true);
    take(fed, position);
    ReplayFeed sought = two(true);
    take(sought, 3);
    sought.seek(position);
    assertThat(sought.position()).isEqualTo(position);
    assertThat(take(sought, 12)).isEqualTo(take(fed, 12));
  }
}
