package dev.tradewind.kubectl;

import dev.tradewind.kubectl.command.Plugin;
import dev.tradewind.kubectl.console.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person at a shell: environment, input, and what comes out of each command. */
public final class Session {
  private final Map<String, String> environment = new HashMap<>();
  private Path home = Path.of("/nonexistent");
  private Clock clock = Clock.systemUTC();
  private Optional<String> input = Optional.empty();
  private Console.Pause pause = Session::sleep;
  private String trigger;
  private Runnable triggered;

  /** What one command printed and how it ended. */
  public record Answer(int exitCode, String out, String err) {
    public String text() {
      return out + err;
    }

    public List<String> lines() {
      return out.lines().toList();
    }
  }

  public Session with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  public Session home(Path folder) {
    home = folder;
    return this;
  }

  public Session at(Clock time) {
    clock = time;
    return this;
  }

  /** Somebody sits there, and types this. */
  public Session typing(String line) {
    input = Optional.of(line);
    return this;
  }

  public Session pausing(Console.Pause how) {
    pause = how;
    return this;
  }

  /** Does something at the moment when a command has printed this. */
  public Session when(String printed, Runnable then) {
    trigger = printed;
    triggered = then;
    return this;
  }

  public Answer run(String... arguments) {
    StringWriter out =
        new StringWriter() {
          @Override
          public void flush() {
            if (trigger != null && toString().contains(trigger)) {
              trigger = null;
              triggered.run();
            }
          }
        };
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            environment,
            home,
            new PrintWriter(out),
            new PrintWriter(err),
            input.map(line -> question -> Optional.of(line)),
            clock,
            pause);
    int exitCode = Plugin.execute(console, arguments);
    console.out().flush();
    console.err().flush();
    return new Answer(exitCode, out.toString(), err.toString());
  }

  /** The same with arguments in front. */
  public Answer run(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static boolean sleep(Duration time) {
    java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
    return true;
  }
}
