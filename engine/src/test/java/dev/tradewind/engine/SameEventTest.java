package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import org.junit.jupiter.api.Test;

/** Where an order may fill with the event that caused it, the event is still one event. */
class SameEventTest {

  private final TickStory story =
      TickStory.with(s -> s.withExchange(s.exchange().withActivation(Activation.SAME_EVENT)));

  /** Ten of a hundred, whether an order was there before or came of it. */
  @Test
  void aTradeGivesItsPartOnce() {
    story.then(c -> c.submitMarket(Side.BUY, 50)).trade(100, 100);
    assertThat(story.fills()).containsExactly("Buy 10@100");
    story.then(c -> c.submitMarket(Side.BUY, 50)).trade(100, 100);
    assertThat(story.fills()).containsExactly("Buy 10@100");
    story.trade(100, 100);
    assertThat(story.fills()).as("the next one has all of it again").containsExactly("Buy 10@100");
  }

  /** What stands still fills nothing, not even what it caused. */
  @Test
  void aForwardFilledBarFillsNothing() {
    Scenario bars =
        Scenario.with(
            s ->
                s.withExchange(s.exchange().withActivation(Activation.SAME_EVENT))
                    .withParticipation(ExchangeSettings.UNCAPPED));
    bars.bar(100).then(c -> c.submitMarket(Side.BUY, 5));
    bars.engine.onBar(new StandingBar(bars.engine.time(), 100 * Scenario.DOLLAR));
    assertThat(bars.log.fills).isEmpty();
  }

  /** A day without a trade. */
  private record StandingBar(long openTime, long close) implements Bar {

    @Override
    public int instrument() {
      return 0;
    }

    @Override
    public int timeFrame() {
      return BASE_TIME_FRAME;
    }

    @Override
    public long closeTime() {
      return openTime + Scenario.DAY;
    }

    @Override
    public long open() {
      return close;
    }

    @Override
    public long high() {
      return close;
    }

    @Override
    public long low() {
      return close;
    }

    @Override
    public long volume() {
      return 0;
    }

    @Override
    public boolean forwardFilled() {
      return true;
    }
  }
}
