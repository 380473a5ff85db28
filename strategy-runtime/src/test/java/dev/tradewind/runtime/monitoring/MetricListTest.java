package dev.tradewind.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.application.IdleTrading;
import dev.tradewind.runtime.application.Trading;
import dev.tradewind.runtime.control.Keyring;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The list of metrics that the reference is written from is that of the metrics there are. */
final class MetricListTest {

  private static final Path LIST = Path.of("metrics.yaml");
  private static final String HEADER =
      "# What a strategy's pod exports. Generated from the registered metrics: run make"
          + " generate.\n";

  /** {@code -Dtradewind.generate=true} writes the file instead of comparing it. */
  private static final boolean GENERATE = Boolean.getBoolean("tradewind.generate");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.SPLIT_LINES, YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  @Test
  void theCheckedInListIsUpToDate() throws IOException {
    String list = HEADER + YAML.writeValueAsString(registered());
    if (GENERATE) {
      Files.writeString(LIST, list);
    }
    assertThat(LIST)
        .as("the checked-in list of metrics is stale; run make generate and commit the result")
        .hasContent(list);
  }

  @Test
  void everyMetricIsExplained() {
    assertThat(registered())
        .hasSizeGreaterThan(15)
        .allSatisfy(metric -> assertThat((String) metric.get("description")).isNotBlank());
  }

  private static Collection<Map<String, Object>> registered() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Trading trading = IdleTrading.of(Manifests.plan(Manifests.ibm()));
    new BookMeters(trading).bindTo(registry);
    new ControlMeters(trading, new Keyring(Optional.empty())).bindTo(registry);
    assertThat(new LoopTimers(trading, registry)).isNotNull();
    Map<String, Map<String, Object>> byName = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      // Micrometer keeps a histogram's buckets as gauges that belong to it.
      if (meter.getId().syntheticAssociation() == null) {
        byName.put(meter.getId().getName(), described(meter.getId()));
      }
    }
    return byName.values();
  }

  private static Map<String, Object> described(Meter.Id metric) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", metric.getName());
    all.put("type", type(metric.getType()));
    all.put("labels", List.copyOf(metric.getTags().stream().map(Tag::getKey).toList()));
    all.put("description", metric.getDescription());
    return all;
  }

  private static String type(Meter.Type type) {
    return switch (type) {
      case COUNTER -> "counter";
      case GAUGE -> "gauge";
      case TIMER -> "histogram";
      default -> throw new AssertionError("no word for " + type);
    };
  }
}
