package dev.tradewind.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** The catalogue's metrics in a registry. Safe for many threads. */
public final class Meters {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A counter, the same one whenever it is asked for with the same values.
   *
   * @param values of its labels, in the catalogue's order
   */
  public Counter counter(OperatorMetric metric, String... values) {
    return Counter.builder(metric.metricName())
        .description(metric.description())
        .tags(tags(metric, values))
        .register(registry);
  }

  /**
   * A histogram of times, the same one whenever it is asked for with the same values.
   *
   * @param values of its labels, in the catalogue's order
   */
  public Timer timer(OperatorMetric metric, String... values) {
    return Timer.builder(metric.metricName())
        .description(metric.description())
        .serviceLevelObjectives(BUCKETS)
        .tags(tags(metric, values))
        .register(registry);
  }

  /**
   * Shows a value.
   *
   * @param value asked for whenever somebody looks
   * @param values of its labels, in the catalogue's order
   */
  public void gauge(OperatorMetric metric, Supplier<Number> value, String... values) {
    Gauge.builder(metric.metricName(), value)
        .description(metric.description())
        .tags(tags(metric, values))
        .register(registry);
  }

  private static Tags tags(OperatorMetric metric, String... values) {
    if (values.length != metric.labels().size()) {
      throw new IllegalArgumentException(
          metric.metricName() + " has the labels " + metric.labels() + ".");
    }
    Tags tags = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      tags = tags.and(metric.labels().get(i), values[i]);
    }
    return tags;
  }
}
