package dev.tradewind.engine.market;

/** An immutable {@link Trade}; its accessors are described there. */
public record RecordedTrade(
    int instrument, long time, long price, long quantity, Aggressor aggressor) implements Trade {

  @Override
  public RecordedTrade copy() {
    return this;
  }
}
