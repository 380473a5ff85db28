package dev.tradewind.exchange.faults;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The answer to a {@link Fault}. Immutable; any thread. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface FaultAnswer {

  /**
   * It is done, or will be done to the messages that come.
   *
   * @param marketTime how far the market is, epoch nanoseconds
   * @param completed whether the market has ended
   */
  record Done(long marketTime, boolean completed) implements FaultAnswer {}

  /** It is not done. */
  record Refused(String reason) implements FaultAnswer {}
}
