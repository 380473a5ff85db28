package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the API server takes stops nobody but the strategy it is about. */
final class MonstrousInputIT {
  /** More than the client's JSON reader takes by itself, less than the API server does. */
  private static final int LONG = 50_010;

  private static final int DEEP = 1_010;
  private static final int DEEPEST = 9_000;

  private static final ObjectMapper UNBOUNDED =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Integer.MAX_VALUE)
                      .maxNameLength(Integer.MAX_VALUE)
                      .build())
              .build());

  private World world;
  private final TestHalts halts = new TestHalts(() -> world);

  @BeforeEach
  void start() {
    world = new World();
    world.create("good");
    world.awaitSettled("good");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aMonstrousStrategyIsRefusedAndTheOthersObey() {
    create("long-own", "acme/x", "\"%s\": 1".formatted("k".repeat(LONG)));
    create("long-built-in", "sma-crossover", "\"%s\": 1".formatted("k".repeat(LONG)));
    create("deep-own", "acme/x", deep(DEEP));
    create("deepest", "acme/x", deep(DEEPEST));
    create("deep-built-in", "sma-crossover", deep(DEEP));

    assertThatOthersObey("before");
    awaitRefused("long-own", "UnknownAlgo");
    awaitRefused("deep-own", "UnknownAlgo");
    awaitRefused("deepest", "UnknownAlgo");
    awaitRefused("long-built-in", "InvalidParameter");
    awaitRefused("deep-built-in", "InvalidParameter");
    assertThat(specValid("long-built-in").path("message").asText())
        .startsWith("spec.parameters.kkk")
        .contains("… is not a parameter of sma-crossover")
        .hasSizeLessThan(300);

    world.stopOperator();
    world.startOperator();
    assertThatOthersObey("after-a-start");
    assertThat(world.operator().healthy()).isTrue();

    List<String> all = List.of("long-own", "long-built-in", "deep-own", "deepest", "deep-built-in");
    all.forEach(name -> send("DELETE", "/" + name, null));
    all.forEach(name -> World.soon().until(() -> read(name).path("code").asInt() == 404));
  }

  @Test
  void aMonstrousHaltIsRefused() {
    var selector = new StrategySelector(Map.of("k".repeat(LONG), "v"), null);
    var spec = new TradingHaltSpec(selector, null, HaltLevel.Halted, "the test");

    var refusal =
        catchThrowableOfType(KubernetesClientException.class, () -> halts.create("long", spec));

    assertThatOthersObey("beside");
    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage())
        .contains("each key of matchLabels must have at most 317 characters");
  }

  private void assertThatOthersObey(String halt) {
    halts.create(halt, List.of("good"), HaltLevel.Halted);
    halts.awaitInForce(halt, 1);
    assertThat(world.kubelet.book("good").state()).isEqualTo(BookState.Halted);
    halts.get(halt).delete();
    World.soon().until(() -> world.kubelet.book("good").state() == BookState.Running);
  }

  private static String deep(int levels) {
    return "\"fast\": " + "[".repeat(levels) + "]".repeat(levels);
  }

  private void awaitRefused(String name, String reason) {
    World.soon()
        .untilAsserted(() -> assertThat(specValid(name).path("reason").asText()).isEqualTo(reason));
    assertThat(specValid(name).path("status").asText()).isEqualTo("False");
  }

  private JsonNode specValid(String name) {
    return read(name)
        .path("status")
        .path("conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asText().equals("SpecValid"))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The strategy, or why there is none; the client of the tests cannot read such ones either. */
  private JsonNode read(String name) {
    try {
      return UNBOUNDED.readTree(send("GET", "/" + name, null).body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void create(String name, String algo, String parameters) {
    String manifest =
        """
        {"apiVersion": "tradewind.dev/v1alpha1", "kind": "TradingStrategy", "metadata": {"name": "%s"},
         "spec": {"symbol": "AAPL", "algo": "%s", "parameters": {%s},
          "capital": {"amount": "100000"}, "marketData": {"sourceRef": {"name": "aapl-daily"}}}}
        """
            .formatted(name, algo, parameters);
    HttpResponse<String> response = send("POST", "", manifest);
    assertThat(response.code()).as(response.body()).isEqualTo(201);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    String uri =
        "%sapis/tradewind.dev/v1alpha1/namespaces/%s/tradingstrategies%s"
            .formatted(world.admin.getMasterUrl(), world.namespace, path);
    var http = world.admin.getHttpClient();
    HttpRequest request =
        http.newHttpRequestBuilder().uri(uri).method(method, "application/json", body).build();
    return http.sendAsync(request, String.class).join();
  }
}
