package dev.tradewind.engine.exchange;

import java.util.function.Supplier;

/**
 * How the simulated exchange behaves.
 *
 * @param slippage of fills that take liquidity
 * @param participation largest part of an event's volume that fills may take, in basis points, or
 *     {@link #UNCAPPED}
 * @param activation from which event on orders may be filled
 * @param latency of messages
 * @param faults makes what goes wrong, one for each exchange
 */
public record ExchangeSettings(
    Slippage slippage,
    int participation,
    Activation activation,
    Latency latency,
    Supplier<Faults> faults) {

  /** Participation without a cap. */
  public static final int UNCAPPED = 0;

  /** The usual participation: 10%. */
  public static final int TEN_PERCENT = 1000;

  /** No slippage, 10% participation, the next event, no latency, no faults. */
  public static final ExchangeSettings DEFAULT =
      new ExchangeSettings(
          Slippage.NONE, TEN_PERCENT, Activation.NEXT_EVENT, Latency.NONE, Faults::none);

  /** Basis points of the whole. */
  public static final int WHOLE = 10_000;

  /** Refuses a participation out of range, and latency within one event. */
  public ExchangeSettings {
    if (participation < 0 || participation > WHOLE) {
      throw new IllegalArgumentException(
          "The participation is " + participation + " basis points: it must be 0 to 10000.");
    }
    if (activation == Activation.SAME_EVENT && !latency.isNone()) {
      throw new IllegalArgumentException(
          "SAME_EVENT fills an order in no time at all: it goes without latency only.");
    }
  }

  /** The same with other slippage. */
  public ExchangeSettings withSlippage(Slippage other) {
    return new ExchangeSettings(other, participation, activation, latency, faults);
  }

  /** The same with another participation. */
  public ExchangeSettings withParticipation(int other) {
    return new ExchangeSettings(slippage, other, activation, latency, faults);
  }

  /** The same with another activation. */
  public ExchangeSettings withActivation(Activation other) {
    return new ExchangeSettings(slippage, participation, other, latency, faults);
  }

  /** The same with another latency. */
  public ExchangeSettings withLatency(Latency other) {
    return new ExchangeSettings(slippage, participation, activation, other, faults);
  }

  /** The same with other faults. */
  public ExchangeSettings withFaults(Supplier<Faults> other) {
    return new ExchangeSettings(slippage, participation, activation, latency, other);
  }
}
