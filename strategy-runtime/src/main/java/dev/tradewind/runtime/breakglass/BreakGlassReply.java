package dev.tradewind.runtime.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.PodJson;

/**
 * What became of a {@link BreakGlassRequest}: one line of JSON.
 *
 * @param outcome in a word
 * @param message one sentence for people
 */
public record BreakGlassReply(Outcome outcome, String message) {

  /** How it ended. */
  public enum Outcome {
    /** It is done, and durable. */
    Done,
    /** It cannot be done; nothing has changed. */
    Refused,
    /** The loop or its ledger does not take it now. */
    Unavailable
  }

  static BreakGlassReply done(String message) {
    return new BreakGlassReply(Outcome.Done, message);
  }

  static BreakGlassReply refused(String message) {
    return new BreakGlassReply(Outcome.Refused, message);
  }

  static BreakGlassReply unavailable(String message) {
    return new BreakGlassReply(Outcome.Unavailable, message);
  }

  static BreakGlassReply read(String line) throws JsonProcessingException {
    return PodJson.read(line, BreakGlassReply.class);
  }

  /** The reply as a line, without its end. */
  String line() {
    return PodJson.write(this);
  }
}
