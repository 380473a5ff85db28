package dev.tradewind.operator.strategy;

import dev.tradewind.operator.pod.Wish;

/** What to do about the pod, one thing at a time. */
sealed interface Step {
  Step REST = new Rest();
  Step WRITE_DOWN = new WriteDown();
  Step REPLACE = new Replace();

  /** Nothing; it is as it should be, or it must come up by itself. */
  record Rest() implements Step {}

  /** Write down what was learnt before anything is commanded. */
  record WriteDown() implements Step {}

  /** Send a command. */
  record Tell(Wish wish) implements Step {}

  /** Delete the pod, so that the StatefulSet makes a new one. */
  record Replace() implements Step {}
}
