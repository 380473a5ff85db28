package dev.tradewind.exchange.core;

import static dev.tradewind.exchange.core.Floor.market;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.marketdata.PriceFile;
import org.junit.jupiter.api.Test;

/** What one step of the market is. */
final class MarketStepsTest {

  @Test
  void barsThatCloseTogetherAreOneStep() {
    PriceFile early = Floor.flat(Floor.AAPL, 3, 100);
    PriceFile alike = Floor.flat(Floor.IBM, 3, 50);
    Floor two = Floor.with(Capabilities.BEST, early, alike);
    long here = two.logOn("a");
    two.core.step();
    two.core.step();
    two.core.step();
    assertThat(two.core.isMoving()).isTrue();
    two.core.step();
    assertThat(two.heard(here))
        .filteredOn(Report.MarketTime.class::isInstance)
        .containsExactly(
            new Report.MarketTime(Floor.START + Floor.MINUTE, false),
            new Report.MarketTime(Floor.START + 2 * Floor.MINUTE, false),
            new Report.MarketTime(Floor.START + 3 * Floor.MINUTE, false),
            new Report.MarketTime(Floor.START + 3 * Floor.MINUTE, true));
  }

  @Test
  void anOrderMeetsNoBarThatHadBegun() {
    PriceFile early = Floor.flat(Floor.IBM, 3, 50);
    PriceFile late = Floor.flat(Floor.AAPL, Floor.START + Floor.MINUTE / 2, 3, 100);
    Floor two = Floor.with(Capabilities.BEST, early, late);
    long here = two.logOn("a");
    two.core.step();
    two.heard(here);
    two.send(here, market("1", Side.BUY, 10));
    two.core.step();
    assertThat(two.types(here)).containsExactly("Accepted", "MarketTime");
    two.core.step();
    two.core.step();
    assertThat(two.types(here)).containsExactly("MarketTime", "Filled", "MarketTime");
  }
}
