package dev.tradewind.operator.it;

import dev.tradewind.operator.OperatorSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * The operator's settings for tests: everything but the given ones at its default or faster.
 *
 * @param monitoring port of all fake pods
 * @param control port of all fake pods
 */
record TestSettings(int monitoring, int control) {
  static final String IMAGE = "localhost/tradewind/runtime:test";

  static TestSettings withFreePorts() {
    return new TestSettings(freePort(), freePort());
  }

  /** The operators of a world have keys of their own, apart from its strategies. */
  static String keySecret(String namespace) {
    return "control-key-of-" + namespace;
  }

  OperatorSettings of(String namespace, Map<String, String> others) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("runtime-image", IMAGE);
    values.put("watch-namespaces", namespace);
    values.put("poll-interval", "300ms");
    values.put("awaited-poll-interval", "100ms");
    values.put("sample-interval", "2s");
    values.put("stop-timeout", "3s");
    values.put("leader.election", "false");
    values.put("ports.monitoring", String.valueOf(monitoring));
    values.put("ports.control", String.valueOf(control));
    values.put("control.namespace", "default");
    values.put("control.secret", keySecret(namespace));
    values.putAll(others);
    return load(values);
  }

  /** One at a time: the loader of mappings defines their classes without looking for others. */
  private static synchronized OperatorSettings load(Map<String, String> values) {
    var builder =
        new SmallRyeConfigBuilder()
            .withConverters(new Converter<?>[] {new DurationConverter()})
            .withMapping(OperatorSettings.class);
    values.forEach((key, value) -> builder.withDefaultValue("tradewind.operator." + key, value));
    return builder.build().getConfigMapping(OperatorSettings.class);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
