package dev.tradewind.exchange.protocol;

/** A line is no message; says in one sentence why. */
public final class MalformedMessage extends Exception {

  private static final long serialVersionUID = 1;

  /** With that sentence. */
  public MalformedMessage(String sentence) {
    super(sentence);
  }
}
