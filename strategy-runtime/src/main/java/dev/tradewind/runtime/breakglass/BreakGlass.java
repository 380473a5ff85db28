package dev.tradewind.runtime.breakglass;

import dev.tradewind.runtime.application.ExitCode;
import dev.tradewind.runtime.application.RunConfig;
import dev.tradewind.runtime.application.Trading;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Opens the control socket with the application and removes it with it, where one is named. */
@ApplicationScoped
class BreakGlass {

  private static final Logger LOG = Logger.getLogger(BreakGlass.class);

  private static final int AFTER_THE_LOOP = Interceptor.Priority.APPLICATION + 1000;

  private final Trading trading;
  private final RunConfig config;
  private BreakGlassSocket socket;

  BreakGlass(Trading trading, RunConfig config) {
    this.trading = trading;
    this.config = config;
  }

  void onStart(@Observes @Priority(AFTER_THE_LOOP) StartupEvent event) {
    config.controlSocket().ifPresent(this::open);
  }

  private void open(Path file) {
    Answers answers = new Answers(trading.board(), trading.loop(), InstantSource.system());
    try {
      socket =
          BreakGlassSocket.open(
              file, answers::answer, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    } catch (IOException e) {
      fail(e);
    }
  }

  /**
   * Where an operator watches, a position is not left alone for want of a second way to stop it.
   */
  private void fail(IOException e) {
    if (config.supervised()) {
      LOG.error(e.getMessage() + " The strategy trades on, and only the operator can stop it.");
    } else {
      System.err.println(e.getMessage());
      Quarkus.asyncExit(ExitCode.BAD_INPUT);
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    if (socket != null) {
      socket.close();
    }
  }
}
