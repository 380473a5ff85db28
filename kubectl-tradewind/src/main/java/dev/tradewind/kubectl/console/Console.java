package dev.tradewind.kubectl.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All that a command sees of the process it runs in, so that a test can be the process. Results go
 * to {@code out}; progress and warnings to {@code err}.
 *
 * @param environment the variables
 * @param home the user's folder
 * @param out for results
 * @param err for progress, warnings and errors
 * @param person who may be asked; empty where nobody is there to answer
 * @param clock of ages and time-outs
 * @param pause waits
 */
public record Console(
    Map<String, String> environment,
    Path home,
    PrintWriter out,
    PrintWriter err,
    Optional<Person> person,
    Clock clock,
    Pause pause) {

  /** Keeps a copy of the variables. */
  public Console {
    environment = Map.copyOf(environment);
  }

  /** Who answers questions. */
  @FunctionalInterface
  public interface Person {
    /** The answer to a question; empty at the end of the input. */
    Optional<String> answer(String question);
  }

  /** How time passes. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits.
     *
     * @return whether to go on; false when the process was told to end
     */
    boolean of(Duration time);
  }

  /** One line of results, visible at once. */
  public void print(String line) {
    out.println(line);
    out.flush();
  }

  /** One line beside the results, visible at once. */
  public void tell(String line) {
    err.println(line);
    err.flush();
  }
}
