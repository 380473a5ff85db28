package dev.tradewind.api.pod;

/** What has happened since the book began. */
public record Counts(long bars, long orders, long fills, long rejects, long trades) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
}
