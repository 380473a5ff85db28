package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tradewind.engine.market.building.BarAggregator;
import dev.tradewind.engine.market.building.Gaps;
import dev.tradewind.engine.market.building.TickBarBuilder;
import dev.tradewind.engine.market.building.TimeBarBuilder;
import dev.tradewind.engine.market.building.TimeBins;
import dev.tradewind.engine.market.building.VolumeBarBuilder;
import dev.tradewind.engine.market.hours.TradingHours;
import java.lang.management.ManagementFactory;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Nothing is allocated per event: two hundred thousand of them take less than a few pages. */
class AllocationTest {

  private static final int EVENTS = 200_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long FEW_PAGES = 65_536;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final TradingHours HOURS =
      TradingHours.in(ZoneId.of("America/New_York"))
          .weekdays(LocalTime.of(9, 30), LocalTime.of(16, 0))
          .build();

  /** Adds up what it hears, so that nothing can be left out. */
  private static class Sum implements MarketListener {

    long sum;

    @Override
    public void onBar(Bar bar) {
      sum += bar.close() + bar.closeTime() + bar.volume();
    }

    @Override
    public void onTrade(Trade trade) {
      sum += trade.price() + trade.quantity();
    }

    @Override
    public void onQuote(Quote quote) {
      sum += quote.ask();
    }

    @Override
    public void onBookLevel(BookLevel level) {
      sum += level.price();
    }

    @Override
    public void onCustomEvent(CustomEvent event) {
      sum += event.time();
    }

    @Override
    public void onCorporateAction(CorporateAction action) {
      sum += action.time();
    }
  }

  private static TradeSeries trades() {
    TradeSeries.Builder trades = new TradeSeries.Builder();
    for (int i = 0; i < EVENTS; i++) {
      trades.add(i * SECOND, 100 + i % 7, 1 + i % 5);
    }
    return trades.build();
  }

  private static BarSeries bars() {
    BarSeries.Builder bars = new BarSeries.Builder(SECOND);
    for (int i = 0; i < EVENTS; i++) {
      bars.add(i * SECOND, 5, 6, 4, 5, i);
    }
    return bars.build();
  }

  private static QuoteSeries quotes() {
    QuoteSeries.Builder quotes = new QuoteSeries.Builder();
    for (int i = 0; i < EVENTS; i++) {
      quotes.add(i * SECOND, 5, 6, 7, 8);
    }
    return quotes.build();
  }

  private static long allocatedBy(Runnable action) {
    long thread = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    action.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  /** The first run may load classes and make the tables of a year. */
  private static void assertAllocatesNothing(Supplier<MarketFeed> feeds, MarketListener to) {
    for (int run = 0; run < 2; run++) {
      MarketFeed feed = feeds.get();
      long bytes =
          allocatedBy(
              () -> {
                while (feed.advance()) {
                  feed.dispatch(to);
                }
              });
      if (run == 1) {
        assertThat(bytes).isLessThan(FEW_PAGES);
      }
    }
  }

  @Test
  void feedsAllocateNothingPerEvent() {
    BarSeries bars = bars();
    TradeSeries trades = trades();
    QuoteSeries quotes = quotes();
    Sum sum = new Sum();
    assertAllocatesNothing(
        () ->
            new MergedFeed(
                List.of(
                    new SeriesFeed(bars, 0),
                    new SeriesFeed(bars, 1),
                    new TradeFeed(trades, 0),
                    new QuoteFeed(quotes, 0))),
        sum);
    assertThat(sum.sum).isNotZero();
  }

  @Test
  void buildersAllocateNothingPerEvent() {
    TradeSeries trades = trades();
    Builders builders = new Builders();
    assertAllocatesNothing(() -> new TradeFeed(trades, 0), builders);
    assertThat(builders.sum).isNotZero();
  }

  /** Hands every trade to builders of all kinds; they begin anew when time goes back. */
  private static final class Builders extends Sum {

    private TimeBarBuilder seconds;
    private TimeBarBuilder sessions;
    private TickBarBuilder ticks;
    private VolumeBarBuilder volumes;
    private long last = Long.MAX_VALUE;

    private void begin() {
      BarAggregator minutes =
          new BarAggregator(TimeBins.ofEpoch(60 * SECOND), Gaps.FORWARD_FILLED, 0, 1, this::onBar);
      seconds =
          new TimeBarBuilder(
              TimeBins.ofEpoch(SECOND / 2), Gaps.FORWARD_FILLED, 0, 0, minutes::onBar);
      sessions =
          new TimeBarBuilder(
              TimeBins.ofSessions(10 * SECOND, HOURS), Gaps.FORWARD_FILLED, 0, 2, this::onBar);
      ticks = new TickBarBuilder(3, 0, 3, this::onBar);
      volumes = new VolumeBarBuilder(100, 0, 4, this::onBar);
    }

    @Override
    public void onTrade(Trade trade) {
      if (trade.time() < last) {
        begin();
      }
      last = trade.time();
      seconds.onTrade(trade);
      sessions.onTrade(trade);
      ticks.onTrade(trade);
      volumes.onTrade(trade);
    }
  }
}
