package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.OnTerminate;
import dev.tradewind.api.v1alpha1.OrdersOnTerminate;
import dev.tradewind.api.v1alpha1.PositionOnTerminate;
import dev.tradewind.engine.Command;
import dev.tradewind.engine.Latch;
import dev.tradewind.engine.LatchCause;
import dev.tradewind.engine.TradingState;
import dev.tradewind.runtime.account.Brake;
import dev.tradewind.runtime.document.Figures;
import java.util.Locale;
import java.util.Optional;

/** Control commands in the engine's words. Stateless. */
final class Commands {

  /**
   * How far a sequence may be above the last one: whoever could write the largest number would be
   * the last who has commanded.
   */
  static final long LARGEST_LEAP = 1_000_000;

  private Commands() {}

  /** Whether a command of that sequence may come after the last one. */
  static boolean mayFollow(long sequence, long last) {
    return sequence > last && sequence - last <= LARGEST_LEAP;
  }

  /**
   * What the engine is told.
   *
   * @param cashScale decimals of the account
   * @throws ArithmeticException if an amount has more decimals, or does not fit
   */
  static Command forEngine(ControlCommand command, int cashScale) {
    return switch (command) {
      case ControlCommand.SetState c ->
          new Command.SetState(TradingState.valueOf(c.state().name().toUpperCase(Locale.ROOT)));
      case ControlCommand.SetCapital c ->
          new Command.SetCapital(c.amount().movePointRight(cashScale).longValueExact());
      case ControlCommand.Release c -> new Command.ReleaseLatch(c.latchId());
      case ControlCommand.Stop _ -> new Command.Stop();
    };
  }

  /** What the engine is told from inside the pod. */
  static Command forEngine(LocalCommand command) {
    return switch (command) {
      case LocalCommand.SetLatch c ->
          new Command.SetLatch(
              new Latch(
                  c.id(),
                  TradingState.valueOf(c.level().name().toUpperCase(Locale.ROOT)),
                  LatchCause.BREAK_GLASS,
                  c.reason(),
                  Figures.nanos(c.since())));
      case LocalCommand.Release c -> new Command.ReleaseLatch(c.id());
      case LocalCommand.WindDown c -> new Command.WindDown(c.keepsStops());
      case LocalCommand.Stop c -> new Command.Stop(c.keepsStops());
    };
  }

  /** What a command takes off the market at once; empty for nothing. */
  static Optional<Brake.Level> brake(ControlCommand command) {
    return switch (command) {
      case ControlCommand.SetState c ->
          switch (c.state()) {
            case Running -> Optional.empty();
            case Paused -> Optional.of(Brake.Level.ENTRIES);
            case Halted, Flat -> Optional.of(Brake.Level.ALL_BUT_PROTECTION);
          };
      case ControlCommand.Stop _ -> Optional.of(Brake.Level.ALL);
      case ControlCommand.SetCapital _, ControlCommand.Release _ -> Optional.empty();
    };
  }

  /** The same of the end of the process; null where nothing is done before it. */
  static Optional<Brake.Level> brake(OnTerminate wish) {
    if (wish == null || (wish.orders() == null && wish.position() != PositionOnTerminate.Flatten)) {
      return Optional.empty();
    }
    return Optional.of(
        wish.orders() == OrdersOnTerminate.KeepProtective
                || wish.position() == PositionOnTerminate.Flatten
            ? Brake.Level.ALL_BUT_PROTECTION
            : Brake.Level.ALL);
  }

  /** The same of a command of a person in the pod. */
  static Optional<Brake.Level> brake(LocalCommand command) {
    return switch (command) {
      case LocalCommand.SetLatch _ -> Optional.of(Brake.Level.ALL_BUT_PROTECTION);
      // The end of a process has applied it before.
      case LocalCommand.Release _, LocalCommand.WindDown _, LocalCommand.Stop _ -> Optional.empty();
    };
  }

  /** The command for the record, without what every command has. */
  static String describe(ControlCommand command) {
    return switch (command) {
      case ControlCommand.SetState c -> "SetState " + c.state();
      case ControlCommand.SetCapital c -> "SetCapital " + c.amount().toPlainString();
      case ControlCommand.Release c -> "Release " + c.latchId();
      case ControlCommand.Stop c -> "Stop " + c.purpose();
    };
  }

  private static String stops(boolean kept) {
    return kept ? ", protective stops stay" : "";
  }

  /** The command for the record. */
  static String describe(LocalCommand command) {
    return switch (command) {
      case LocalCommand.SetLatch c -> "SetLatch %s %s: %s".formatted(c.level(), c.id(), c.reason());
      case LocalCommand.Release c -> "Release " + c.id();
      case LocalCommand.WindDown c -> "WindDown" + stops(c.keepsStops());
      case LocalCommand.Stop c -> "Stop" + stops(c.keepsStops());
    };
  }
}
