package dev.tradewind.engine.market;

/**
 * Something else that a strategy may know: a model's answer, a sentiment, a headline. What it says
 * is a {@link Payload} of the user's own type:
 *
 * <pre>{@code
 * record Sentiment(double score) implements CustomEvent.Payload {}
 *
 * if (event.payload() instanceof Sentiment(double score)) { … }
 * }</pre>
 *
 * <p>Whoever seals an interface over several payloads can switch over them without a default.
 */
public interface CustomEvent {

  /** {@link #instrument} of an event that is about none. */
  int NO_INSTRUMENT = -1;

  /** Index of the instrument in the engine's set-up, or {@link #NO_INSTRUMENT}. */
  int instrument();

  /** When it became visible, not when it happened: epoch nanoseconds. */
  long time();

  /** Who says so, such as {@code "news"}; never empty. */
  String source();

  /** What it says. */
  Payload payload();

  /** An immutable event of the same values. */
  default RecordedCustomEvent copy() {
    return new RecordedCustomEvent(instrument(), time(), source(), payload());
  }

  /**
   * What a custom event says. Implemented by a record or an enum, without arrays: such values are
   * equal, and written to the event log, in the same way in every process.
   */
  interface Payload {}
}
