package dev.tradewind.engine.market;

/** An immutable {@link BookLevel}; its accessors are described there. */
public record RecordedBookLevel(
    int instrument, long time, BookEntry entry, long price, long quantity) implements BookLevel {

  /** The event that empties a book. */
  public static RecordedBookLevel emptyBook(int instrument, long time) {
    return new RecordedBookLevel(instrument, time, BookEntry.EMPTY_BOOK, 0, 0);
  }

  @Override
  public RecordedBookLevel copy() {
    return this;
  }
}
