package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.SpecValidReason;

/**
 * Whether a spec can trade.
 *
 * @param valid whether it can
 * @param reason of the SpecValid condition
 * @param message one sentence for each thing that is wrong
 */
record Verdict(boolean valid, String reason, String message) {
  static final Verdict VALID = new Verdict(true, SpecValidReason.Valid.name(), "");

  static Verdict unknownAlgo(String message) {
    return new Verdict(false, SpecValidReason.UnknownAlgo.name(), message);
  }

  static Verdict referenceNotFound(String message) {
    return new Verdict(false, SpecValidReason.ReferenceNotFound.name(), message);
  }

  static Verdict invalidParameter(String message) {
    return new Verdict(false, SpecValidReason.InvalidParameter.name(), message);
  }
}
