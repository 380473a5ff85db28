package dev.tradewind.marketdata;

/**
 * A price file cannot be used. The message is one sentence for people: which file, where in it, and
 * what is allowed.
 */
public final class PriceFileException extends Exception {

  private static final long serialVersionUID = 1;

  PriceFileException(String message) {
    super(message);
  }

  PriceFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
