package dev.tradewind.engine.market;

/** An immutable {@link CustomEvent}; its accessors are described there. */
public record RecordedCustomEvent(int instrument, long time, String source, Payload payload)
    implements CustomEvent {

  /** Refuses an empty source, and a payload whose text would differ from process to process. */
  public RecordedCustomEvent {
    if (source.isEmpty()) {
      throw new IllegalArgumentException("A custom event needs a source, such as \"news\".");
    }
    if (!(payload instanceof Record || payload instanceof Enum<?>)) {
      throw new IllegalArgumentException(
          "The payload of a custom event from "
              + source
              + " must be a record or an enum, for it is written to the event log.");
    }
  }

  @Override
  public RecordedCustomEvent copy() {
    return this;
  }
}
