package dev.tradewind.engine.market.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.hours.TradingHours;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeBarBuilderTest {

  private static final long HOUR = 3_600_000_000_000L;

  /** 09:30 to 12:00 and 13:00 to 15:45. */
  private static final TradingHours HOURS =
      TradingHours.in(ZoneOffset.UTC)
          .everyDay(LocalTime.of(9, 30), LocalTime.NOON)
          .everyDay(LocalTime.of(13, 0), LocalTime.of(15, 45))
          .build();

  private final Trades.Told told = new Trades.Told();

  private static RecordedTrade trade(long time, long price, long quantity) {
    return new RecordedTrade(0, time, price, quantity, Aggressor.UNKNOWN);
  }

  private TimeBarBuilder epoch(Gaps gaps) {
    return new TimeBarBuilder(TimeBins.ofEpoch(60), gaps, 0, 1, told);
  }

  private static ClosedBar bar(
      long open, long close, long first, long high, long low, long last, long volume) {
    return new ClosedBar(0, 1, open, close, first, high, low, last, volume, false);
  }

  private static ClosedBar filled(long open, long close, long price) {
    return new ClosedBar(0, 1, open, close, price, price, price, price, 0, true);
  }

  @Test
  void aTradeOnTheEdgeOpensTheNextBar() {
    TimeBarBuilder builder = epoch(Gaps.NONE);
    builder.onTrade(trade(0, 10, 1));
    builder.onTrade(trade(30, 12, 2));
    builder.onTrade(trade(59, 9, 3));
    assertThat(builder.nextClose()).isEqualTo(60);
    assertThat(told.bars).isEmpty();
    builder.onTrade(trade(60, 11, 4));
    assertThat(told.bars).containsExactly(bar(0, 60, 10, 12, 9, 9, 6));
    builder.advanceTo(119);
    assertThat(told.bars).hasSize(1);
    builder.advanceTo(120);
    assertThat(told.bars).contains(bar(60, 120, 11, 11, 11, 11, 4)).hasSize(2);
  }

  @Test
  void aGapHasNoBarsOrFilledOnes() {
    TimeBarBuilder none = epoch(Gaps.NONE);
    none.onTrade(trade(-1, 10, 1));
    none.onTrade(trade(200, 11, 1));
    assertThat(told.bars).containsExactly(bar(-60, 0, 10, 10, 10, 10, 1));
    told.bars.clear();
    TimeBarBuilder filling = epoch(Gaps.FORWARD_FILLED);
    filling.advanceTo(-120);
    assertThat(filling.nextClose()).isEqualTo(Long.MAX_VALUE);
    filling.onTrade(trade(-1, 10, 1));
    filling.onTrade(trade(200, 11, 1));
    assertThat(told.bars)
        .containsExactly(
            bar(-60, 0, 10, 10, 10, 10, 1),
            filled(0, 60, 10),
            filled(60, 120, 10),
            filled(120, 180, 10));
    filling.advanceTo(240);
    assertThat(filling.nextClose()).isEqualTo(300);
    filling.advanceTo(299);
    assertThat(told.bars).hasSize(5);
    filling.advanceTo(300);
    assertThat(told.bars).contains(filled(240, 300, 11)).hasSize(6);
  }

  @Test
  void barsOfASessionBeginWithItsOpenAndEndWithItsClose() {
    TimeBarBuilder builder =
        new TimeBarBuilder(TimeBins.ofSessions(HOUR, HOURS), Gaps.FORWARD_FILLED, 0, 1, told);
    builder.onTrade(trade(9 * HOUR, 7, 1));
    assertThat(builder.outside()).as("before the open").isEqualTo(1);
    builder.onTrade(trade(11 * HOUR + HOUR / 2, 10, 1));
    builder.onTrade(trade(12 * HOUR, 99, 1));
    assertThat(builder.outside()).as("the close is outside").isEqualTo(2);
    builder.onTrade(trade(15 * HOUR + 1, 11, 1));
    builder.advanceTo(24 * HOUR + 9 * HOUR + HOUR / 2);
    assertThat(told.bars)
        .containsExactly(
            bar(11 * HOUR + HOUR / 2, 12 * HOUR, 10, 10, 10, 10, 1),
            filled(13 * HOUR, 14 * HOUR, 10),
            filled(14 * HOUR, 15 * HOUR, 10),
            bar(15 * HOUR, 15 * HOUR + HOUR / 4 * 3, 11, 11, 11, 11, 1));
    assertThat(builder.nextClose()).isEqualTo(24 * HOUR + 10 * HOUR + HOUR / 2);
  }

  @Test
  void theEndOfTheDataTellsWhatWasBegun() {
    TimeBarBuilder builder = epoch(Gaps.FORWARD_FILLED);
    builder.onTrade(trade(10, 5, 1));
    builder.complete();
    builder.complete();
    assertThat(told.bars).containsExactly(bar(0, 60, 5, 5, 5, 5, 1));
    assertThatThrownBy(() -> builder.onTrade(trade(59, 5, 1)))
        .hasMessage("Bars are built from old to new: 59 comes after 60.");
    builder.onTrade(trade(600, 6, 1));
    assertThat(told.bars).as("nothing is known of the time between").hasSize(1);
  }

  @Test
  void aBadTradeChangesNothing() {
    TimeBarBuilder builder = epoch(Gaps.NONE);
    builder.onTrade(trade(10, 5, 100_000_000_000_000_000L));
    assertThatThrownBy(() -> builder.onTrade(trade(9, 5, 1))).hasMessageContaining("old to new");
    assertThatThrownBy(() -> builder.onTrade(trade(11, 0, 1)))
        .hasMessageContaining("price is not positive");
    assertThatThrownBy(() -> builder.onTrade(trade(11, 5, 1)))
        .hasMessage(
            "The volume of the bar that opens at 0 is too large: 100000000000000000 units are"
                + " allowed.");
    builder.onTrade(trade(60, 6, 1));
    assertThat(told.bars).containsExactly(bar(0, 60, 5, 5, 5, 5, 100_000_000_000_000_000L));
  }
}
