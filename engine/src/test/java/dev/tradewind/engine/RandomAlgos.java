package dev.tradewind.engine;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterType;
import dev.tradewind.engine.algo.ParameterValue;
import dev.tradewind.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every algo there is, with parameters from a seed that make it trade within a hundred bars. */
final class RandomAlgos {

  private static final List<AlgoDefinition> ALGOS = AlgoCatalogue.builtIn().algos();

  /** How many there are: all of the catalogue, and the random strategy. */
  static final int COUNT = ALGOS.size() + 1;

  private RandomAlgos() {}

  /** What that one is called. */
  static String name(int algo) {
    return algo == ALGOS.size() ? "random" : ALGOS.get(algo).name();
  }

  /** Makes that one, with parameters of that seed. */
  static Supplier<Strategy> of(int algo, long seed) {
    if (algo == ALGOS.size()) {
      return () -> new RandomFrames(seed);
    }
    AlgoDefinition definition = ALGOS.get(algo);
    Random random = new Random(seed);
    while (true) {
      if (definition.bind(values(definition, random)) instanceof Binding.Bound bound) {
        return () -> definition.create(bound.parameters());
      }
    }
  }

  private static SortedMap<String, BigDecimal> values(AlgoDefinition algo, Random random) {
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    for (ParameterDefinition parameter : algo.parameters()) {
      if (parameter.defaultValue().isPresent() && random.nextInt(5) > 0) {
        values.put(parameter.name(), value(parameter, random));
      }
    }
    return values;
  }

  private static BigDecimal value(ParameterDefinition parameter, Random random) {
    if (parameter.type() == ParameterType.INTEGER) {
      return parameter.minimum().toBigDecimal().add(BigDecimal.valueOf(random.nextInt(9)));
    }
    BigDecimal part = BigDecimal.valueOf(1 + random.nextInt(100), 2);
    return parameter.maximum().compareTo(ParameterValue.of(1)) > 0
        ? parameter.minimum().toBigDecimal().add(part)
        : parameter.maximum().toBigDecimal().multiply(part);
  }
}
