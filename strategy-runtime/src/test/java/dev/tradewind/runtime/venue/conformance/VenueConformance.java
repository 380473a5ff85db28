package dev.tradewind.runtime.venue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter passes with its venue, before money is trusted to it: the port's contract, and
 * that what the adapter declares of the venue is so. A class that extends it says how its venue
 * comes up; each test has an account of its own there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VenueConformance extends SessionConformance {

  private static final int LATE = 500;

  /** The terms that the venue can be had with; a venue that has but one says so. */
  protected Stream<Terms> offered() {
    return Stream.concat(
        Stream.of(Idempotence.values()).map(each -> new Terms(each, Lookup.ALL, true, false)),
        Stream.of(
            new Terms(Idempotence.LOGON, Lookup.NONE, true, false),
            new Terms(Idempotence.LOGON, Lookup.OPEN_ORDERS, false, false),
            new Terms(Idempotence.PERMANENT, Lookup.ALL, true, true),
            new Terms(Idempotence.PERMANENT, Lookup.ALL, false, true)));
  }

  @ParameterizedTest
  @MethodSource("offered")
  void itDeclaresWhatItIs(Terms terms) throws Exception {
    use(open(terms));
    Capabilities declared = account.capabilities;
    assertThat(declared.idempotence()).isEqualTo(terms.idempotence());
    assertThat(declared.lookup()).isEqualTo(terms.lookup());
    assertThat(declared.exclusiveLogon()).isEqualTo(terms.exclusiveLogon());
    assertThat(declared.cancelOnDisconnect()).isEqualTo(terms.cancelOnDisconnect());
    assertThat(declared.executionIds()).isTrue();
  }

  /** Ids of every character and of the whole length come back as they were. */
  @Test
  void anIdOfAnyCharacterIsTakenAsItIs() throws Exception {
    String alphabet = account.capabilities.idAlphabet();
    int length = account.capabilities.idLength();
    for (int from = 0; from < alphabet.length(); from += length) {
      String id = (alphabet.substring(from) + alphabet.repeat(1 + length)).substring(0, length);
      assertThat(account.capabilities.takes(id)).isTrue();
      account.send(resting(id, 1));
      assertThat(account.settled()).containsExactly(new VenueEvent.Accepted(id));
    }
  }

  @ParameterizedTest
  @MethodSource("offered")
  void anIdMakesNoSecondOrderForAsLongAsItIsDeclared(Terms terms) throws Exception {
    use(open(terms));
    Idempotence idempotence = terms.idempotence();
    account.send(resting("working", 1), market("filled", Side.BUY, 1));
    account.settled();
    venue.move();
    account.settled();
    assertTakesAgain("working", idempotence == Idempotence.NONE);
    assertTakesAgain(
        "filled", idempotence == Idempotence.NONE || idempotence == Idempotence.OPEN_ORDERS);
    account.adapter.reconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.awaitSession();
    if (idempotence == Idempotence.PERMANENT) {
      assertTakesAgain("filled", false);
      venue.kill();
      account.heard.next(VenueEvent.SessionEnded.class);
      venue.start();
      account.awaitSession();
      assertTakesAgain("filled", false);
    }
  }

  /** Who declares that it is not remembered at all may still remember it. */
  private void assertTakesAgain(String id, boolean mayBeTwo) throws InterruptedException {
    account.send(resting(id, 1));
    List<VenueEvent> heard = account.settled();
    assertThat(heard).hasSize(1);
    if (!mayBeTwo) {
      assertThat(heard.getFirst()).isInstanceOf(VenueEvent.Rejected.class);
      assertThat(((VenueEvent.Rejected) heard.getFirst()).cause())
          .isEqualTo(VenueEvent.Cause.DUPLICATE);
    }
  }

  /** A network that delivers an order twice makes two of it only where nothing was declared. */
  @ParameterizedTest
  @MethodSource("offered")
  void anOrderThatArrivesTwiceIsOne(Terms terms) throws Exception {
    use(open(terms));
    venue.duplicate(TestVenue.Message.NEW_ORDER);
    account.send(resting("a", 1));
    account.settled();
    assertThat(account.open()).hasSize(terms.idempotence() == Idempotence.NONE ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("offered")
  void ordersAreFoundAsDeclared(Terms terms) throws Exception {
    use(open(terms));
    venue.rejectOrder();
    account.send(resting("rejected", 1));
    account.settled();
    account.send(
        resting("working", 1), resting("cancelled", 1), new VenueRequest.CancelOrder("cancelled"));
    account.send(market("filled", Side.BUY, 1));
    account.settled();
    venue.move();
    assertFound("working", terms.lookup() != Lookup.NONE, VenueEvent.State.OPEN);
    boolean all = terms.lookup() == Lookup.ALL;
    assertFound("filled", all, VenueEvent.State.FILLED);
    assertFound("cancelled", all, VenueEvent.State.CANCELLED);
    assertFound("rejected", all, VenueEvent.State.REJECTED);
    venue.kill();
    account.heard.next(VenueEvent.SessionEnded.class);
    venue.start();
    account.awaitSession();
    assertFound("filled", all, VenueEvent.State.FILLED);
  }

  private void assertFound(String id, boolean found, VenueEvent.State state)
      throws InterruptedException {
    account.settled();
    account.send(new VenueRequest.OrderStatus(id));
    VenueEvent answer = account.settled().getLast();
    if (found) {
      assertThat(((VenueEvent.OrderState) answer).state()).as(id).isEqualTo(state);
    } else {
      assertThat(answer).isEqualTo(new VenueEvent.UnknownOrder(id));
    }
  }

  /** An order of the older session that was on its way must not arrive any more. */
  @ParameterizedTest
  @MethodSource("offered")
  void nothingIsTakenOfAnOlderSessionWhereLogonsAreExclusive(Terms terms) throws Exception {
    use(open(terms));
    venue.delay(TestVenue.Message.NEW_ORDER, 1, LATE);
    account.send(resting("late", 1));
    account.settled();
    Account newer = started(2).awaitSession();
    if (terms.exclusiveLogon()) {
      account.heard.next(VenueEvent.Superseded.class);
      Awaitility.await()
          .pollInSameThread()
          .during(Duration.ofMillis(2 * LATE))
          .atMost(Duration.ofSeconds(10))
          .until(() -> newer.open().isEmpty());
    } else {
      account.heard.next(VenueEvent.Accepted.class);
      assertThat(newer.open()).hasSize(1);
      assertThat(account.open()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("offered")
  void ordersOutliveASessionOrNotAsDeclared(Terms terms) throws Exception {
    use(open(terms));
    account.send(resting("a", 1));
    account.settled();
    venue.disconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.awaitSession();
    assertThat(account.open()).hasSize(terms.cancelOnDisconnect() ? 0 : 1);
  }
}
