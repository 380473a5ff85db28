package dev.tradewind.kubectl.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The console of a real process. */
public final class ProcessConsole {
  private ProcessConsole() {}

  /** This process's. */
  public static Console open() {
    return new Console(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
        new PrintWriter(System.err, false, StandardCharsets.UTF_8),
        person(),
        Clock.systemUTC(),
        ProcessConsole::pause);
  }

  private static Optional<Console.Person> person() {
    return Optional.ofNullable(System.console())
        .filter(java.io.Console::isTerminal)
        .map(terminal -> question -> Optional.ofNullable(terminal.readLine("%s", question)));
  }

  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
