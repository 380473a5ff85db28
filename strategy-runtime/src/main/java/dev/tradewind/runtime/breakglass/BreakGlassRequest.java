package dev.tradewind.runtime.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.PodJson;

/**
 * What a person in the pod asks for: one line of JSON.
 *
 * @param command what to do; null where the word is unknown
 * @param reason of a halt, for people; else null
 * @param latchId to release; null for the one that is held
 */
public record BreakGlassRequest(Action command, String reason, String latchId) {

  /** Characters of a reason at most, as in a TradingHalt. */
  static final int LONGEST_REASON = 256;

  /** What there is to be done. */
  public enum Action {
    /** Say where the strategy stands. */
    Status,
    /** Latch it at Halted. */
    Halt,
    /** Latch it at Flat. */
    Flatten,
    /** Release its latch. */
    Release
  }

  /** Where does it stand? */
  public static BreakGlassRequest status() {
    return new BreakGlassRequest(Action.Status, null, null);
  }

  /** Hold the position and do nothing more. */
  public static BreakGlassRequest halt(String reason) {
    return new BreakGlassRequest(Action.Halt, reason, null);
  }

  /** Close the position and do nothing more. */
  public static BreakGlassRequest flatten(String reason) {
    return new BreakGlassRequest(Action.Flatten, reason, null);
  }

  /** Go on as commanded; an id of null means the latch that is held. */
  public static BreakGlassRequest release(String latchId) {
    return new BreakGlassRequest(Action.Release, null, latchId);
  }

  /**
   * Reads a line.
   *
   * @throws JsonProcessingException if it is no request
   */
  static BreakGlassRequest read(String line) throws JsonProcessingException {
    return PodJson.read(line, BreakGlassRequest.class);
  }

  /** The request as a line, without its end. */
  String line() {
    return PodJson.write(this);
  }

  /** Whether the reason can stand in a status and in a log. */
  boolean hasReason() {
    return reason != null
        && !reason.isBlank()
        && reason.length() <= LONGEST_REASON
        && reason.codePoints().noneMatch(Character::isISOControl);
  }
}
