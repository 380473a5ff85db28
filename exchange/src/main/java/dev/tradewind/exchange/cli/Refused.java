package dev.tradewind.exchange.cli;

/** The command line cannot be obeyed; says in one sentence why. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1;

  Refused(String sentence) {
    super(sentence);
  }
}
