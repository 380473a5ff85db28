package dev.tradewind.runtime.account;

/** What a venue tells is no number of the instrument that it is about. */
final class BadNumber extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadNumber(RuntimeException cause) {
    super(cause);
  }
}
