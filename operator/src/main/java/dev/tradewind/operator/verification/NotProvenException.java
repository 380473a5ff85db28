package dev.tradewind.operator.verification;

/** What did not happen, and where to look: one sentence for people. */
final class NotProvenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotProvenException(String sentence) {
    super(sentence);
  }
}
