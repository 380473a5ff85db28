package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** S5: a change of an order is judged as a new order would be, and counts until it is answered. */
class ChangesWithinLimitsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long PLENTY = 1_000_000;

  private long number;

  private static Scenario limited(Latency latency, Consumer<RiskLimits.Builder> change) {
    RiskLimits.Builder builder = RiskLimits.NONE.toBuilder();
    change.accept(builder);
    return Scenario.with(
        s ->
            s.withAccount(
                    AccountTerms.cash(Scenario.AAPL.currency())
                        .withMargin(new Margin(5_000, 3_000, 0)))
                .withExchange(s.exchange().withLatency(latency))
                .withLimits(builder.build()));
  }

  private static Scenario limited(Consumer<RiskLimits.Builder> change) {
    return limited(Latency.NONE, change);
  }

  /** The order works when the next bar comes. */
  private void submit(Scenario story, Function<OrderTicket, OrderTicket> order) {
    story.then(c -> number = c.submit(order.apply(c.ticket()))).bar(100);
    assertThat(number).isPositive();
  }

  private void refuses(Scenario story, long quantity, long limit, long stop) {
    assertThat(changes(story, quantity, limit, stop)).isFalse();
  }

  private void takes(Scenario story, long quantity, long limit, long stop) {
    assertThat(changes(story, quantity, limit, stop)).isTrue();
  }

  private boolean changes(Scenario story, long quantity, long limit, long stop) {
    boolean[] done = new boolean[1];
    story.then(c -> done[0] = c.replace(number, quantity, limit * DOLLAR, stop * DOLLAR)).bar(100);
    return done[0];
  }

  @Test
  void theValueOfTheChangedOrderIsLimited() {
    Scenario story = limited(l -> l.maxOrderNotional(1_000 * DOLLAR));
    submit(story, t -> t.limit(Side.BUY, 10, 90 * DOLLAR));
    refuses(story, 12, 90, 0);
    refuses(story, 11, 95, 0);
    takes(story, 11, 90, 0);
  }

  /** The worst price of a stop is that of the stop it gets. */
  @Test
  void aStopIsWorthWhatItsNewStopSays() {
    Scenario story = limited(l -> l.maxOrderNotional(1_300 * DOLLAR).maxNotional(1_250 * DOLLAR));
    submit(story, t -> t.stop(Side.BUY, 10, 110 * DOLLAR));
    refuses(story, 10, 0, 131);
    refuses(story, 10, 0, 126);
    takes(story, 10, 0, 125);
  }

  @Test
  void aStopIsPaidForAtItsNewStop() {
    Scenario story = limited(_ -> {});
    submit(story, t -> t.stop(Side.BUY, 100, 110 * DOLLAR));
    assertThat(story.account().freeCash()).isEqualTo(4_500 * DOLLAR);
    refuses(story, 100, 0, 201);
    takes(story, 100, 0, 200);
    assertThat(story.account().freeCash()).isZero();
  }

  /** A breach cancels what works; what is left to be changed is left by a venue that refuses. */
  @Test
  void afterALossAnEntryIsMadeSmallerOnly() {
    VenueSide side =
        new VenueSide(
            EngineSetup.of(
                    List.of(Scenario.AAPL), () -> new Script(0), Scenario.DAY, 10_000 * DOLLAR)
                .withLimits(RiskLimits.NONE.toBuilder().maxDailyLoss(50 * DOLLAR).build()),
            new DeafVenue(),
            EngineListener.NONE);
    side.passTo(SECOND);
    side.books.portfolio.mark(0, 100 * DOLLAR);
    long bought = side.context.submitMarket(Side.BUY, 10);
    side.execution.onFill(bought, 0, Side.BUY, 10, 100 * DOLLAR, Liquidity.TAKER, SECOND);
    long entry = side.context.submitLimit(Side.BUY, 10, 90 * DOLLAR);
    side.execution.onAccepted(entry);
    side.books.portfolio.mark(0, 95 * DOLLAR);
    assertThat(side.context.replace(entry, 11, 90 * DOLLAR, 0)).isFalse();
    assertThat(side.context.replace(entry, 10, 91 * DOLLAR, 0)).isFalse();
    assertThat(side.context.replace(entry, 9, 90 * DOLLAR, 0)).isTrue();
  }

  @Test
  void inAPauseAfterAStopAnEntryIsMadeSmallerOnly() {
    Scenario story = limited(l -> l.cooldown(100 * Scenario.DAY));
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 0))).bar(100);
    story.then(c -> number = c.submitLimit(Side.BUY, 10, 50 * DOLLAR)).bar(100);
    story.bar(100, 100, 94, 95, PLENTY);
    refuses(story, 11, 50, 0);
    refuses(story, 10, 51, 0);
    refuses(story, 10, 49, 0);
    takes(story, 9, 50, 0);
  }

  @Test
  void aChangeDoesNotCrossOwnOrders() {
    Scenario story = limited(l -> l.refuseSelfCross(true));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(100);
    submit(story, t -> t.limit(Side.SELL, 10, 110 * DOLLAR));
    long exit = number;
    submit(story, t -> t.limit(Side.BUY, 5, 90 * DOLLAR));
    refuses(story, 5, 110, 0);
    takes(story, 5, 95, 0);
    number = exit;
    refuses(story, 10, 95, 0);
    takes(story, 10, 105, 0);
  }

  @Test
  void anExitIsNotChangedBeyondTheCollar() {
    Scenario story = limited(l -> l.priceCollar(500));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(100);
    submit(story, t -> t.limit(Side.SELL, 10, 110 * DOLLAR));
    refuses(story, 10, 94, 0);
    takes(story, 10, 105, 0);
  }

  /** A change is a message of its own: it counts as an order, and what increases needs room. */
  @Test
  void aChangeCountsAsAnOrder() {
    Scenario story = limited(l -> l.maxOrdersPerMinute(3));
    story
        .then(
            c -> {
              number = c.submitLimit(Side.BUY, 10, 90 * DOLLAR);
              assertThat(c.replace(number, 10, 91 * DOLLAR, 0)).isTrue();
              assertThat(c.replace(number, 10, 92 * DOLLAR, 0)).isTrue();
              assertThat(c.replace(number, 10, 93 * DOLLAR, 0)).isFalse();
              assertThat(c.replace(number, 9, 92 * DOLLAR, 0)).as("smaller").isTrue();
              assertThat(c.submitMarket(Side.BUY, 1)).isEqualTo(Context.REJECTED);
            })
        .bar(100);
  }

  @Test
  void whatIsAskedForCountsUntilTheVenueAnswers() {
    Scenario story =
        limited(new Latency(SECOND, SECOND), l -> l.maxPosition(20).maxNotional(2_000 * DOLLAR));
    submit(story, t -> t.limit(Side.BUY, 10, 90 * DOLLAR));
    story.bar(100);
    story
        .then(
            c -> {
              long free = story.account().freeCash();
              assertThat(c.replace(number, 15, 92 * DOLLAR, 0)).isTrue();
              assertThat(free - story.account().freeCash())
                  .as("half of 15 at 92 less half of 10 at 90")
                  .isEqualTo(240 * DOLLAR);
              assertThat(c.submitLimit(Side.BUY, 6, 50 * DOLLAR)).isEqualTo(Context.REJECTED);
              assertThat(c.submitLimit(Side.BUY, 5, 125 * DOLLAR)).isEqualTo(Context.REJECTED);
              assertThat(c.submitLimit(Side.BUY, 5, 50 * DOLLAR)).isPositive();
            })
        .bar(100);
    assertThat(story.events()).contains("Rejected Buy 6 MaxPosition", "Rejected Buy 5 MaxNotional");
  }

  /** The venue may have it at either price already. */
  @Test
  void bothPricesCanBeCrossedUntilTheVenueAnswers() {
    Scenario story = limited(new Latency(SECOND, SECOND), l -> l.refuseSelfCross(true));
    submit(story, t -> t.limit(Side.BUY, 10, 90 * DOLLAR));
    story.bar(100);
    story
        .then(
            c -> {
              assertThat(c.replace(number, 10, 95 * DOLLAR, 0)).isTrue();
              assertThat(c.submitLimit(Side.SELL, 1, 95 * DOLLAR)).isEqualTo(Context.REJECTED);
              assertThat(c.submitLimit(Side.SELL, 1, 96 * DOLLAR)).isPositive();
            })
        .bar(100);
    story
        .then(
            c -> {
              assertThat(c.replace(number, 10, 85 * DOLLAR, 0)).isTrue();
              assertThat(c.submitLimit(Side.SELL, 1, 95 * DOLLAR)).isEqualTo(Context.REJECTED);
            })
        .bar(100);
  }

  /** Smaller is not small before the venue says so. */
  @Test
  void whatIsToBecomeSmallerCountsInFullUntilTheVenueAnswers() {
    Scenario story = limited(new Latency(SECOND, SECOND), l -> l.maxPosition(20));
    submit(story, t -> t.limit(Side.BUY, 15, 90 * DOLLAR));
    story.bar(100);
    story
        .then(
            c -> {
              assertThat(c.replace(number, 5, 90 * DOLLAR, 0)).isTrue();
              assertThat(c.submitLimit(Side.BUY, 6, 50 * DOLLAR)).isEqualTo(Context.REJECTED);
            })
        .bar(100);
    story.bar(100);
    story.then(c -> assertThat(c.submitLimit(Side.BUY, 15, 50 * DOLLAR)).isPositive()).bar(100);
  }

  /** Another process goes on before the venue has answered. */
  @Test
  void whatIsAskedForIsKnownAfterARestart() throws Exception {
    Scenario story = limited(new Latency(SECOND, 2 * Scenario.DAY), l -> l.maxPosition(20));
    submit(story, t -> t.limit(Side.BUY, 10, 90 * DOLLAR));
    story.bar(100).bar(100).bar(100);
    takes(story, 15, 90, 0);
    story.restart();
    story.events();
    story
        .then(
            c -> {
              c.submitLimit(Side.BUY, 6, 50 * DOLLAR);
              c.submitLimit(Side.BUY, 5, 50 * DOLLAR);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly("Rejected Buy 6 MaxPosition", "PendingNew Buy Limit 0/5");
  }

  /** A stop may close the position first: then all of what was to turn it opens. */
  @Test
  void aFlipCountsInFull() {
    Scenario story = limited(l -> l.maxPosition(20));
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 0))).bar(100);
    story.bar(100);
    story
        .then(
            c -> {
              c.submit(c.ticket().stop(Side.SELL, 25, 90 * DOLLAR));
              c.submit(c.ticket().stop(Side.SELL, 20, 90 * DOLLAR));
            })
        .bar(100);
    assertThat(story.events())
        .endsWith("Working Sell Stop 0/10 reduce-only", "Working Sell Stop 0/20");
    story.bar(100, 100, 80, 80, PLENTY);
    assertThat(story.account().quantity(0)).isEqualTo(-20);
  }

  /** A sell at 90 is filled at the market's 100, and that is what it is worth. */
  @Test
  void aSellBelowTheMarketIsWorthTheMarket() {
    Scenario story = limited(l -> l.maxOrderNotional(1_000 * DOLLAR));
    story
        .then(
            c -> {
              c.submitLimit(Side.SELL, 11, 90 * DOLLAR);
              c.submitLimit(Side.SELL, 10, 90 * DOLLAR);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly("Rejected Sell 11 MaxOrderNotional", "Working Sell Limit 0/10");
  }
}
