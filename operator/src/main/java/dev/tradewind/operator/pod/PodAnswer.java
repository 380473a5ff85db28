package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.PodStatus;

/** What came back from a pod. */
public sealed interface PodAnswer {
  /** Its status, as asked for or after a command. */
  record Says(PodStatus status) implements PodAnswer {}

  /** A refusal, with HTTP code and the pod's sentence. */
  record Refuses(int code, String message) implements PodAnswer {}

  /** No answer that could be understood, and why. */
  record Silent(String why) implements PodAnswer {}
}
