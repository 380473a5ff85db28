package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.strategy.Context;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Within the bar of an entry nothing is filled at a price that could only have come before it, and
 * nothing that the strategy changes there meets what has been.
 */
class EntryBarTest {

  private static final long DOLLAR = Scenario.DOLLAR;
  private static final long PLENTY = 1_000_000;

  private static Scenario shortSeller() {
    UnaryOperator<EngineSetup> margin =
        setup ->
            setup.withAccount(setup.account().withMargin(new AccountTerms.Margin(2_500, 0, 0)));
    return Scenario.with(margin);
  }

  private static List<String> fills(Scenario story) {
    return story.log.fills.stream()
        .map(f -> f.side().label() + " " + f.quantity() + "@" + f.price() / DOLLAR)
        .toList();
  }

  /** The stop-loss lies below the level that the trailing entry has risen to. */
  @Test
  void aStopThatTheEntryIsBeyondFillsWhereTheEntryDid() {
    Scenario story = shortSeller();
    story
        .then(
            c ->
                c.submit(
                    c.ticket().trailingStop(Side.SELL, 10, 5 * DOLLAR).bracket(101 * DOLLAR, 0)))
        .bar(100)
        .bar(100, 120, 100, 120, PLENTY)
        .bar(120, 121, 114, 116, PLENTY);
    assertThat(fills(story)).containsExactly("Sell 10@115", "Buy 10@115");
  }

  @Test
  void soItIsOfALongOne() {
    Scenario story = Scenario.plain();
    story
        .then(
            c ->
                c.submit(c.ticket().trailingStop(Side.BUY, 10, 5 * DOLLAR).bracket(99 * DOLLAR, 0)))
        .bar(100)
        .bar(100, 100, 80, 80, PLENTY)
        .bar(80, 86, 79, 84, PLENTY);
    assertThat(fills(story)).containsExactly("Buy 10@85", "Sell 10@85");
  }

  /** The bar opened below that stop, but before the entry. */
  @Test
  void theOpenIsNoPriceForTheStopOfALaterEntry() {
    Scenario story = Scenario.plain();
    story
        .then(c -> c.submit(c.ticket().stop(Side.BUY, 10, 105 * DOLLAR).bracket(103 * DOLLAR, 0)))
        .bar(100)
        .bar(100, 110, 100, 110, PLENTY);
    assertThat(fills(story)).containsExactly("Buy 10@105", "Sell 10@103");
  }

  /** Entered at an open that the stop is above: at once, and at the open. */
  @Test
  void anEntryAtTheOpenBringsItsStopToTheOpen() {
    Scenario story = Scenario.plain();
    story
        .then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 0)))
        .bar(100)
        .bar(90, 92, 88, 91, PLENTY);
    assertThat(fills(story)).containsExactly("Buy 10@90", "Sell 10@90");
  }

  /** Who knows of the low may not be sold at a high that came before it. */
  @Test
  void aLimitThatIsMovedOnAFillMeetsTheNextBar() {
    Scenario story = shortSeller();
    long[] sell = new long[1];
    story
        .then(
            c -> {
              sell[0] = c.submitLimit(Side.SELL, 10, 500 * DOLLAR);
              c.submitLimit(Side.BUY, 10, 92 * DOLLAR);
            })
        .onFill((c, order) -> moveDown(c, order, sell[0]))
        .bar(100)
        .bar(100, 110, 90, 95, PLENTY);
    assertThat(fills(story)).containsExactly("Buy 10@92");
    story.bar(95, 109, 95, 100, PLENTY);
    assertThat(fills(story)).containsExactly("Buy 10@92", "Sell 10@108");
  }

  private static void moveDown(Context context, Order filled, long sell) {
    if (filled.side() == Side.BUY) {
      assertThat(context.replace(sell, 10, 108 * DOLLAR, 0)).isTrue();
    }
  }

  /** The market has jumped from 100 to 150: the stop follows from there. */
  @Test
  void aTrailingStopThatIsSentOnAFillStartsWhereTheFillWas() {
    Scenario story = Scenario.plain();
    story
        .then(c -> c.submitMarket(Side.BUY, 10))
        .onFill(
            (c, order) -> {
              if (order.side() == Side.BUY) {
                c.submit(c.ticket().trailingStop(Side.SELL, 10, 5 * DOLLAR).reduceOnly());
              }
            })
        .bar(100)
        .bar(150)
        .bar(150, 150, 110, 140, PLENTY);
    assertThat(fills(story)).containsExactly("Buy 10@150", "Sell 10@145");
  }
}
