package dev.tradewind.exchange.journal;

/** A journal cannot be used; says in one sentence why, and what to do. */
public final class JournalRefused extends Exception {

  private static final long serialVersionUID = 1;

  JournalRefused(String sentence) {
    super(sentence);
  }

  JournalRefused(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
