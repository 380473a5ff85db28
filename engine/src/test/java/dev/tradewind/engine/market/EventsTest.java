package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.quality.Violation;
import org.junit.jupiter.api.Test;

class EventsTest {

  private sealed interface Opinion extends CustomEvent.Payload {}

  private record Sentiment(double score) implements Opinion {}

  private enum Silence implements Opinion {
    NONE
  }

  /** No default is needed: the compiler knows all opinions. */
  private static double scoreOf(CustomEvent event) {
    if (!(event.payload() instanceof Opinion opinion)) {
      return Double.NaN;
    }
    return switch (opinion) {
      case Sentiment(double score) -> score;
      case Silence.NONE -> 0;
    };
  }

  @Test
  void aPayloadIsTyped() {
    assertThat(scoreOf(new RecordedCustomEvent(0, 1, "model", new Sentiment(0.25))))
        .isEqualTo(0.25);
    assertThat(scoreOf(new RecordedCustomEvent(0, 1, "model", Silence.NONE))).isZero();
  }

  @Test
  void aPayloadThatIsWrittenByItsAddressIsRefused() {
    CustomEvent.Payload nameless = new CustomEvent.Payload() {};
    assertThatThrownBy(() -> new RecordedCustomEvent(0, 1, "model", nameless))
        .hasMessage(
            "The payload of a custom event from model must be a record or an enum, for it is"
                + " written to the event log.");
    assertThatThrownBy(() -> new RecordedCustomEvent(0, 1, "", Silence.NONE))
        .hasMessageContaining("needs a source");
  }

  @Test
  void aCopyIsTheRecordItself() {
    RecordedQuote quote = new RecordedQuote(0, 1, 2, 3, 4, 5);
    assertThat(quote.copy()).isSameAs(quote);
    assertThat(new ClosedBar(0, 1, 2, 3, 4, 2, 3, 5).copy().timeFrame())
        .isEqualTo(Bar.BASE_TIME_FRAME);
  }

  @Test
  void aLevelIsRemovedByZeroButNotByLess() {
    assertThat(BookRules.violation(BookEntry.ASK, 10, 0)).isNull();
    assertThat(BookRules.violation(BookEntry.EMPTY_BOOK, 0, 0)).isNull();
    assertThat(BookRules.violation(BookEntry.BID, 10, -1)).isEqualTo(Violation.QUANTITY_NEGATIVE);
    assertThat(BookRules.violation(BookEntry.BID, 0, 1)).isEqualTo(Violation.PRICE_NOT_POSITIVE);
  }

  @Test
  void aCorporateActionOfNothingIsRefused() {
    assertThatThrownBy(() -> new CorporateAction.Split(0, 1, 0, 1)).hasMessageContaining("0:1");
    assertThatThrownBy(() -> new CorporateAction.CashDividend(0, 1, 0))
        .hasMessageContaining("dividend of 0 units");
  }
}
