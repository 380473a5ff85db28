package dev.tradewind.engine.market.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CountedBarsTest {

  private final Trades.Told told = new Trades.Told();

  /** The bar that a list of trades is. */
  private static ClosedBar bar(List<RecordedTrade> trades) {
    return new ClosedBar(
        2,
        5,
        trades.getFirst().time(),
        trades.getLast().time(),
        trades.getFirst().price(),
        trades.stream().mapToLong(RecordedTrade::price).max().orElseThrow(),
        trades.stream().mapToLong(RecordedTrade::price).min().orElseThrow(),
        trades.getLast().price(),
        Trades.volume(trades),
        false);
  }

  @Property(tries = 200)
  void aTickBarIsSoManyTrades(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 20) int perBar) {
    List<RecordedTrade> trades = Trades.random(new Random(seed), count, 0);
    TickBarBuilder builder = new TickBarBuilder(perBar, 2, 5, told);
    List<ClosedBar> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      builder.onTrade(trades.get(i));
      if ((i + 1) % perBar == 0) {
        expected.add(bar(trades.subList(i + 1 - perBar, i + 1)));
      }
      assertThat(told.bars).hasSameSizeAs(expected);
    }
    builder.complete();
    if (count % perBar != 0) {
      expected.add(bar(trades.subList(count - count % perBar, count)));
    }
    assertThat(told.bars).isEqualTo(expected);
    told.bars.clear();
  }

  @Property(tries = 200)
  void aVolumeBarEndsWithTheTradeThatFillsIt(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 3000) int perBar) {
    List<RecordedTrade> trades = Trades.random(new Random(seed), count, 0);
    VolumeBarBuilder builder = new VolumeBarBuilder(perBar, 2, 5, told);
    List<ClosedBar> expected = new ArrayList<>();
    List<RecordedTrade> begun = new ArrayList<>();
    for (RecordedTrade trade : trades) {
      builder.onTrade(trade);
      begun.add(trade);
      if (Trades.volume(begun) >= perBar) {
        expected.add(bar(begun));
        begun.clear();
      }
      assertThat(told.bars).hasSameSizeAs(expected);
    }
    assertThat(told.bars).extracting(Bar::volume).allMatch(volume -> volume >= perBar);
    builder.complete();
    if (!begun.isEmpty()) {
      expected.add(bar(begun));
    }
    assertThat(told.bars).isEqualTo(expected);
    assertThat(told.volume()).isEqualTo(Trades.volume(trades));
    told.bars.clear();
  }

  @Example
  void whatIsOutOfOrderOrOfNoSizeIsRefused() {
    TickBarBuilder builder = new TickBarBuilder(3, 0, 0, told);
    builder.advanceTo(100);
    assertThat(builder.nextClose()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> builder.advanceTo(99))
        .hasMessage("Bars are built from old to new: 99 comes after 100.");
    assertThatThrownBy(() -> new TickBarBuilder(0, 0, 0, told)).hasMessageContaining("0 trades");
    assertThatThrownBy(() -> new VolumeBarBuilder(0, 0, 0, told)).hasMessageContaining("0 units");
  }
}
