package dev.tradewind.engine.exchange;

/**
 * The output function of SplitMix64: a random number that depends on its position alone, so that a
 * snapshot of the generator is one number. Steele, Lea, Flood: "Fast splittable pseudorandom number
 * generators", OOPSLA 2014.
 */
final class SplitMix {

  /** Distance of two positions. */
  static final long GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  static long mix(long position) {
    long z = position;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
