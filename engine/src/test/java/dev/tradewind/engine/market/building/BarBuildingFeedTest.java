package dev.tradewind.engine.market.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Heard;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.MergedFeed;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BarBuildingFeedTest {

  private static Function<Consumer<? super Bar>, BarBuilder> kind(int kind, Gaps gaps) {
    TimeBins bins = TimeBins.ofEpoch(5 * Trades.MINUTE);
    return switch (kind) {
      case 0 -> to -> new TimeBarBuilder(bins, gaps, 2, 1, to);
      case 1 -> to -> new TickBarBuilder(4, 2, 1, to);
      default -> to -> new VolumeBarBuilder(1000, 2, 1, to);
    };
  }

  private static TradeSeries series(List<RecordedTrade> trades) {
    TradeSeries.Builder series = new TradeSeries.Builder();
    trades.forEach(t -> series.add(t.time(), t.price(), t.quantity(), t.aggressor()));
    return series.build();
  }

  /** The feed gives what the builder tells, all trades, and never goes back in time. */
  @Property(tries = 200)
  void theFeedIsTheBuilderAtItsPace(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @IntRange(max = 2) int kind,
      @ForAll Gaps gaps) {
    List<RecordedTrade> trades = Trades.random(new Random(seed), count, 0);
    Trades.Told told = new Trades.Told();
    BarBuilder builder = kind(kind, gaps).apply(told);
    trades.forEach(builder::onTrade);
    builder.complete();

    MarketFeed feed =
        BarBuildingFeed.ofTradesAndBars(new TradeFeed(series(trades), 2), kind(kind, gaps));
    Heard heard = new Heard();
    List<Long> times = new ArrayList<>();
    while (feed.advance()) {
      times.add(feed.time());
      feed.dispatch(heard);
    }
    assertThat(feed.advance()).isFalse();
    assertThat(times).isSorted();
    assertThat(heard.events.stream().filter(ClosedBar.class::isInstance).toList())
        .isEqualTo(told.bars);
    assertThat(heard.events.stream().filter(RecordedTrade.class::isInstance).toList())
        .isEqualTo(trades);
    assertThat(
            Heard.all(BarBuildingFeed.ofBars(new TradeFeed(series(trades), 2), kind(kind, gaps))))
        .isEqualTo(told.bars);
  }

  @Example
  void aBarComesBeforeTheTradeThatOpensTheNext() {
    TradeSeries trades =
        new TradeSeries.Builder().add(10, 5, 1).add(60, 6, 2).add(61, 7, 3).build();
    TimeBins bins = TimeBins.ofEpoch(60);
    MarketFeed feed =
        new MergedFeed(
            List.of(
                BarBuildingFeed.ofTradesAndBars(
                    new TradeFeed(trades, 0), to -> new TimeBarBuilder(bins, Gaps.NONE, 0, 0, to)),
                BarBuildingFeed.ofBars(
                    new TradeFeed(trades, 0), to -> new TickBarBuilder(2, 0, 1, to))));
    List<Object> events = Heard.all(feed);
    assertThat(events).hasSize(7);
    assertThat(events.get(0)).isInstanceOf(RecordedTrade.class);
    assertThat(events.get(1)).isEqualTo(new ClosedBar(0, 0, 60, 5, 5, 5, 5, 1));
    assertThat(events.get(2)).isInstanceOf(RecordedTrade.class);
    assertThat(events.get(3)).isEqualTo(new ClosedBar(0, 1, 10, 60, 5, 6, 5, 6, 3, false));
    assertThat(events.get(4)).isInstanceOf(RecordedTrade.class);
    assertThat(events.get(5)).isEqualTo(new ClosedBar(0, 1, 61, 61, 7, 7, 7, 7, 3, false));
    assertThat(events.get(6)).isEqualTo(new ClosedBar(0, 60, 120, 6, 7, 6, 7, 5));
  }
}
