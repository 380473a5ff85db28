package dev.tradewind.engine.market;

/** An immutable {@link Quote}; its accessors are described there. */
public record RecordedQuote(
    int instrument, long time, long bid, long bidQuantity, long ask, long askQuantity)
    implements Quote {

  @Override
  public RecordedQuote copy() {
    return this;
  }
}
