package dev.tradewind.api.pod;

/**
 * The keys whose owners a pod obeys, by their ids.
 *
 * @param current null while there is no usable one
 * @param previous null while there is no usable one
 */
public record KnownKeys(String current, String previous) {

  /** Whether the pod obeys the owner of that key. */
  public boolean includes(String id) {
    return id.equals(current) || id.equals(previous);
  }
}
