package dev.tradewind.runtime.venue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is held, works and was filled: each answer complete and exact, or none. */
abstract class AnswerConformance extends OrderConformance {

  /** More than a venue may be expected to tell at once. */
  static final int MANY = 230;

  @Test
  void fillsAreCompleteAndExactAfterAnyOfThem() throws Exception {
    fillOrders("a", MANY);
    List<VenueEvent.Filled> all = account.fills("");
    assertThat(all)
        .extracting(VenueEvent.Filled::clientOrderId)
        .containsExactlyElementsOf(IntStream.range(0, MANY).mapToObj(i -> "a" + i).toList());
    for (int from : List.of(1, MANY / 2, MANY - 1, MANY)) {
      assertThat(account.fills(all.get(from - 1).cursor())).isEqualTo(all.subList(from, MANY));
    }
  }

  @Test
  void openOrdersAreToldAsAWhole() throws Exception {
    assertThat(account.open()).isEmpty();
    IntStream.range(0, MANY).forEach(i -> account.send(resting("a" + i, 1 + i)));
    List<VenueEvent.OrderState> open = account.open();
    assertThat(open).extracting(VenueEvent.OrderState::clientOrderId).doesNotHaveDuplicates();
    assertThat(open)
        .hasSize(MANY)
        .allSatisfy(
            order -> {
              int number = Integer.parseInt(order.clientOrderId().substring(1));
              assertThat(order.quantity()).isEqualByComparingTo(BigDecimal.valueOf(1 + number));
              assertThat(order.state()).isEqualTo(VenueEvent.State.OPEN);
            });
  }

  /** Half an answer would be taken for the whole one, and the rest never be asked for again. */
  @Test
  void anAnswerOfWhichAPartIsMissingIsNone() throws Exception {
    fillOrders("a", MANY);
    IntStream.range(0, MANY).forEach(i -> account.send(resting("b" + i, 1)));
    account.settled();
    for (int lost = 1; lost <= 3; lost++) {
      assertNoHalfAnswer(lost, TestVenue.Message.FILLS_PART, new VenueRequest.Fills(""));
      assertNoHalfAnswer(lost, TestVenue.Message.OPEN_ORDERS_PART, new VenueRequest.OpenOrders());
    }
    assertThat(account.fills("")).hasSize(MANY);
    assertThat(account.open()).hasSize(MANY);
  }

  /** The parts are lost one after another, the first one with the first question. */
  private void assertNoHalfAnswer(int lost, TestVenue.Message part, VenueRequest question)
      throws InterruptedException {
    venue.lose(part, lost);
    account.send(question);
    assertThat(account.settled())
        .as("with %d parts lost", lost)
        .allSatisfy(event -> assertThat(event).isInstanceOf(VenueEvent.Missed.class));
  }

  /** The last part of an answer is lost: what comes next does not begin with its beginning. */
  @Test
  void anAnswerThatWasBrokenOffIsNoPartOfTheNextOne() throws Exception {
    fillOrders("a", MANY);
    venue.reorder(TestVenue.Message.FILLS_PART);
    account.send(new VenueRequest.Fills(""));
    assertThat(account.settled())
        .allSatisfy(event -> assertThat(event).isInstanceOf(VenueEvent.Missed.class));
    List<VenueEvent.Filled> all = account.fills("");
    assertThat(all).hasSize(MANY);
    assertThat(all).extracting(VenueEvent.Filled::executionId).doesNotHaveDuplicates();
  }

  @Test
  void positionsAreOfBothSidesAndNothingThatIsNotHeld() throws Exception {
    assertThat(account.ask(new VenueRequest.Positions(), VenueEvent.Positions.class).quantities())
        .isEmpty();
    account.send(market("a", Side.SELL, 5));
    account.settled();
    venue.move();
    assertThat(account.position()).isEqualByComparingTo("-5");
    account.send(market("b", Side.BUY, 5));
    account.settled();
    venue.move();
    account.settled();
    assertThat(
            account
                .ask(new VenueRequest.Positions(), VenueEvent.Positions.class)
                .quantities()
                .values())
        .allSatisfy(quantity -> assertThat(quantity).isZero());
  }
}
