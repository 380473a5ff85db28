package dev.tradewind.runtime.loop;

/** Hears that a loop has ended by itself, on its thread. */
public interface Ending {

  /** Nobody waits for better times, and this is why trading is not possible. */
  void refused(String sentence);

  /** Something happened that must not. */
  void failed(Throwable failure);
}
