package dev.tradewind.bench.table;

import java.util.stream.DoubleStream;

/**
 * The figure that half of the measurements are not below: one burst does not move it. Stateless.
 */
final class Median {

  private Median() {}

  /** Of at least one figure, in any order; between the middle two where they are even. */
  static double of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
