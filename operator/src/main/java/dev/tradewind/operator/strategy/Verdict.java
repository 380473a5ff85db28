package dev.tradewind.operator.strategy;

/**
 * Whether a spec can trade.
 *
 * @param valid whether it can
 * @param reason of the SpecValid condition
 * @param message one sentence for each thing that is wrong
 */
record Verdict(boolean valid, String reason, String message) {
  static final Verdict VALID = new Verdict(true, "Valid", "");

  static Verdict unknownAlgo(String message) {
    return new Verdict(false, "UnknownAlgo", message);
  }

  static Verdict referenceNotFound(String message) {
    return new Verdict(false, "ReferenceNotFound", message);
  }

  static Verdict invalidParameter(String message) {
    return new Verdict(false, "InvalidParameter", message);
  }
}
