package dev.tradewind.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

  private static final VenueRequest.NewOrder ENTRY = order("entry", OrderType.LIMIT, false);
  private static final VenueRequest.NewOrder EXIT = order("exit", OrderType.LIMIT, true);
  private static final VenueRequest.NewOrder STOP = order("stop", OrderType.STOP, true);

  private final ScriptedVenue venue = new ScriptedVenue();
  private final Brake brake = new Brake();

  private static VenueRequest.NewOrder order(String id, OrderType type, boolean reduceOnly) {
    BigDecimal price = BigDecimal.TEN;
    return new VenueRequest.NewOrder(
        id,
        "IBM",
        Side.SELL,
        type,
        TimeInForce.GTC,
        null,
        BigDecimal.ONE,
        type.hasLimit() ? price : null,
        type.hasStop() ? price : null,
        null,
        reduceOnly,
        false);
  }

  @ParameterizedTest
  @CsvSource({"ENTRIES, entry", "ALL_BUT_PROTECTION, entry exit", "ALL, entry exit stop"})
  void takesOffTheMarketWhatItsLevelStops(Brake.Level level, String stopped) {
    brake.attach(venue, List.of(ENTRY));
    assertThat(brake.send(EXIT)).isTrue();
    assertThat(brake.send(STOP)).isTrue();
    Brake.Hold hold = brake.apply(level);
    assertThat(venue.cancels()).containsExactly(stopped.split(" ", -1));
    for (VenueRequest.NewOrder order : List.of(ENTRY, EXIT, STOP)) {
      assertThat(brake.isHeld(order)).isEqualTo(stopped.contains(order.clientOrderId()));
    }
    hold.release();
    assertThat(brake.isHeld(ENTRY)).isFalse();
  }

  @Test
  void holdsBackWhatIsSentMeanwhile() {
    brake.attach(venue, List.of());
    Brake.Hold hold = brake.apply(Brake.Level.ENTRIES);
    assertThat(brake.send(ENTRY)).isFalse();
    assertThat(brake.send(EXIT)).isTrue();
    assertThat(venue.orders()).containsExactly("exit");
    hold.release();
    assertThat(brake.send(ENTRY)).isTrue();
  }

  @Test
  void asksAgainUntilTheVenueHasConfirmedOrTheLoopHasObeyed() {
    brake.attach(venue, List.of(ENTRY, EXIT));
    Brake.Hold hold = brake.apply(Brake.Level.ALL);
    brake.onEvent(new VenueEvent.Cancelled("exit"));
    Awaitility.await().until(() -> venue.cancels().stream().filter("entry"::equals).count() >= 3);
    assertThat(venue.cancels()).containsOnlyOnce("exit");
    hold.release();
    int until = venue.cancels().size();
    Awaitility.await()
        .during(Duration.ofMillis(1200))
        .until(() -> venue.cancels().size() <= until + 1);
  }

  @Test
  void withoutAVenueThereIsNothingToHold() {
    assertThat(brake.apply(Brake.Level.ALL)).isSameAs(Brake.Hold.NONE);
    brake.attach(venue, List.of(ENTRY));
    brake.detach();
    assertThat(brake.apply(Brake.Level.ALL)).isSameAs(Brake.Hold.NONE);
    assertThat(venue.asked()).isEmpty();
  }

  @Test
  void twoHoldsAreTheStricter() {
    brake.attach(venue, List.of());
    Brake.Hold strict = brake.apply(Brake.Level.ALL);
    Brake.Hold mild = brake.apply(Brake.Level.ENTRIES);
    strict.release();
    assertThat(brake.isHeld(STOP)).isFalse();
    assertThat(brake.isHeld(ENTRY)).isTrue();
    mild.release();
    assertThat(brake.isHeld(ENTRY)).isFalse();
  }
}
