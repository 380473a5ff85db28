package dev.tradewind.api.pod;

/** Why a pod is stopped. */
public enum StopPurpose {
  /** Another spec follows. */
  Change,
  /** No pod until the strategy is resumed. */
  Suspend,
  /** The strategy is being deleted. */
  Delete
}
