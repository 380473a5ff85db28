package dev.tradewind.engine;

/**
 * What became of a {@link Command}.
 *
 * @param accepted whether it was obeyed; a refused command changed nothing
 * @param message one sentence why not; empty if accepted
 */
public record CommandOutcome(boolean accepted, String message) {

  static final CommandOutcome ACCEPTED = new CommandOutcome(true, "");

  static CommandOutcome refused(String message) {
    return new CommandOutcome(false, message);
  }
}
