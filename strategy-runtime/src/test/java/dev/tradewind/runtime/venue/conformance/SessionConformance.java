package dev.tradewind.runtime.venue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Sessions: how they begin and end, and that nothing of an older one is told in a newer one. */
abstract class SessionConformance extends AnswerConformance {

  private static final int LATE = 400;
  private static final int BUSY = 200;

  @Test
  void aSessionThatEndsIsFollowedByAnother() throws Exception {
    venue.disconnect();
    assertThat(account.heard.next(VenueEvent.SessionEnded.class).why()).endsWith(".");
    account.awaitSession();
    account.send(resting("a", 1));
    assertThat(account.settled()).containsExactly(new VenueEvent.Accepted("a"));
  }

  @Test
  void aSessionEndsWhenItIsAskedTo() throws Exception {
    account.adapter.reconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.awaitSession();
    assertThat(account.settled()).isEmpty();
  }

  /** What was asked in the session before is answered to nobody. */
  @Test
  void nothingOfAnOlderSessionIsToldInANewerOne() throws Exception {
    venue.delay(TestVenue.Message.ACCEPTED, 1, LATE);
    venue.delay(TestVenue.Message.FILLS_PART, 1, LATE);
    account.send(resting("a", 1), new VenueRequest.Fills(""));
    account.settled();
    venue.disconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.awaitSession();
    Awaitility.await()
        .pollInSameThread()
        .during(Duration.ofMillis(2 * LATE))
        .atMost(Duration.ofSeconds(10))
        .until(() -> account.settled().isEmpty());
    assertThat(account.open()).hasSize(1);
  }

  /** What overtakes the beginning of a session would be told in none. */
  @Test
  void aSessionIsToldFirst() throws Exception {
    venue.delay(TestVenue.Message.LOGON_ANSWER, 1, LATE);
    account.adapter.reconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    Awaitility.await()
        .pollInSameThread()
        .until(
            () -> {
              venue.move();
              return account.heard.rest().stream()
                  .anyMatch(VenueEvent.SessionBegan.class::isInstance);
            });
    account.settled();
  }

  @Test
  void aSessionBeginsOnceHoweverOftenItIsSaid() throws Exception {
    venue.duplicate(TestVenue.Message.LOGON_ANSWER);
    account.adapter.reconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.awaitSession();
    assertThat(account.settled()).isEmpty();
  }

  @Test
  void nothingIsSentWithoutASession() throws Exception {
    VenueRequest request = new VenueRequest.Positions();
    try (VenueAdapter unstarted = venue.adapter(name, 1)) {
      assertThat(unstarted.send(request)).isFalse();
    }
    venue.kill();
    account.heard.next(VenueEvent.SessionEnded.class);
    assertThat(account.adapter.send(request)).isFalse();
    venue.start();
    account.awaitSession();
    assertThat(account.adapter.send(request)).isTrue();
    account.close();
    assertThat(account.adapter.send(request)).isFalse();
  }

  @Test
  void fillsAndOrdersAreTheSameAfterTheVenueWasKilled() throws Exception {
    account.send(resting("r", 3));
    fillOrders("a", 5);
    List<VenueEvent.Filled> before = account.fills("");
    List<VenueEvent.OrderState> open = account.open();
    venue.kill();
    account.heard.next(VenueEvent.SessionEnded.class);
    venue.start();
    account.awaitSession();
    assertThat(account.fills("")).isEqualTo(before).hasSize(5);
    assertThat(account.open()).isEqualTo(open).hasSize(1);
    assertThat(account.position()).isEqualByComparingTo("5");
    fillOrders("b", 5);
    List<VenueEvent.Filled> after = account.fills("");
    assertThat(after).startsWith(before.toArray(VenueEvent.Filled[]::new)).hasSize(10);
    assertThat(after).extracting(VenueEvent.Filled::executionId).doesNotHaveDuplicates();
    assertThat(after).extracting(VenueEvent.Filled::cursor).doesNotHaveDuplicates();
    assertThat(account.fills(before.getLast().cursor())).isEqualTo(after.subList(5, 10));
  }

  @Test
  void whatIsFilledMeanwhileIsInTheFills() throws Exception {
    account.send(market("a", Side.BUY, 1));
    account.settled();
    venue.kill();
    venue.start();
    venue.move();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.awaitSession();
    assertThat(account.fills("")).extracting(VenueEvent.Filled::clientOrderId).containsExactly("a");
  }

  /** A venue that takes connections and is silent has no session. */
  @Test
  void aLogonThatIsNotAnsweredIsTriedAgain() throws Exception {
    venue.hang();
    account.adapter.reconnect();
    account.heard.next(VenueEvent.SessionEnded.class);
    account.heard.next(VenueEvent.SessionEnded.class);
    assertThat(account.adapter.send(new VenueRequest.Positions())).isFalse();
    venue.resume();
    account.awaitSession();
    assertThat(account.settled()).isEmpty();
  }

  @Test
  void aNewerProcessEndsTheOlderOne() throws Exception {
    account.send(resting("a", 1));
    account.settled();
    Account newer = started(2).awaitSession();
    assertThat(account.heard.next(VenueEvent.Superseded.class).why()).endsWith(".");
    assertThat(account.adapter.send(new VenueRequest.Positions())).isFalse();
    assertThat(newer.open()).hasSize(1);
    Account older = started(1);
    older.heard.next(VenueEvent.Superseded.class);
    assertThat(newer.settled()).isEmpty();
  }

  /** While much is told, and from any moment on. */
  @Test
  void nothingIsToldAfterTheEndAndNoThreadIsLeft() throws Exception {
    for (int i = 0; i < 20; i++) {
      Set<Long> before = RunningThreads.now().keySet();
      Account busy = started(2 + i).awaitSession();
      for (int n = 0; n < BUSY; n++) {
        busy.send(resting("c" + i + "-" + n, 1), new VenueRequest.OpenOrders());
      }
      busy.heard.next(VenueEvent.Accepted.class);
      busy.close();
      RunningThreads.awaitNoneBut(before);
    }
  }
}
