package dev.tradewind.api.v1alpha1;

/** Why a spec can trade, or cannot. An invalid one reaches no pod; the last valid one trades on. */
public enum SpecValidReason {
  /** It can. */
  Valid,
  /** {@code spec.algo} is not a built-in algo. */
  UnknownAlgo,
  /** A parameter or the capital is not allowed; the message names field, value and range. */
  InvalidParameter,
  /** Something that the spec names is not there, such as the ConfigMap with the prices. */
  ReferenceNotFound
}
