package dev.tradewind.operator.it;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Stands before the API server, sees every request, and spoils what it is told to. */
final class FaultyApi implements AutoCloseable {
  /** What becomes of a request. */
  enum Fate {
    /** It is answered by the API server. */
    PASS(0),
    /** As PASS, but late. */
    LATE(0),
    /** It is carried out, and nobody hears so. */
    LOSE_ANSWER(0),
    /** The connection breaks, and nothing is carried out. */
    CUT(0),
    CONFLICT(409),
    GONE(410),
    TOO_MANY(429),
    FAIL(500),
    UNAVAILABLE(503);

    private final int code;

    Fate(int code) {
      this.code = code;
    }
  }

  /** A request of the operator's. */
  record Asked(String method, String path, String query) {
    boolean writes() {
      return !method.equals("GET") && !path.contains("/leases");
    }

    boolean watches() {
      return query.contains("watch=true");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "content-length", "host", "upgrade", "expect", "transfer-encoding");
  private static final long LATENESS_MILLIS = 700;
  private static final int BUFFER = 8192;

  private final Config target;
  private final HttpServer server;
  private final HttpClient http;
  private final Set<InputStream> watches = ConcurrentHashMap.newKeySet();
  private final ReentrantLock holding = new ReentrantLock();
  private final Condition released = holding.newCondition();
  private boolean held;
  private volatile Function<Asked, Fate> fate = _ -> Fate.PASS;

  FaultyApi(Config target) {
    this.target = target;
    try {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(SSLUtils.sslContext(target))
              .build();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** The operator's client, through here. */
  KubernetesClient client() {
    Config config = Config.empty();
    config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort());
    config.setNamespace(target.getNamespace());
    config.setImpersonateUsername(target.getImpersonateUsername());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  void fate(Function<Asked, Fate> next) {
    fate = next;
  }

  /** All watches break off. */
  void dropWatches() {
    watches.forEach(FaultyApi::close);
  }

  /** Watches stay open and tell nothing until they are released; then they tell all of it. */
  void holdWatches() {
    hold(true);
  }

  void releaseWatches() {
    hold(false);
  }

  private void hold(boolean next) {
    holding.lock();
    try {
      held = next;
      released.signalAll();
    } finally {
      holding.unlock();
    }
  }

  private void handle(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    Asked asked =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            query == null ? "" : query);
    try (exchange) {
      Fate next = fate.apply(asked);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (next == Fate.CUT) {
        return;
      }
      if (next.code != 0) {
        refuse(exchange, next.code);
        return;
      }
      if (next == Fate.LATE) {
        Thread.sleep(LATENESS_MILLIS);
      }
      HttpResponse<InputStream> answer =
          http.send(forwarded(exchange, body), BodyHandlers.ofInputStream());
      try (InputStream content = answer.body()) {
        if (next == Fate.LOSE_ANSWER) {
          content.readAllBytes();
          return;
        }
        pass(exchange, asked, answer, content);
      }
    } catch (IOException e) {
      // One side is gone: so is the exchange.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
    String base = target.getMasterUrl().replaceAll("/$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private void pass(
      HttpExchange exchange, Asked asked, HttpResponse<InputStream> answer, InputStream content)
      throws IOException, InterruptedException {
    Headers headers = exchange.getResponseHeaders();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    if (!asked.watches()) {
      byte[] whole = content.readAllBytes();
      exchange.sendResponseHeaders(answer.statusCode(), whole.length == 0 ? -1 : whole.length);
      exchange.getResponseBody().write(whole);
      return;
    }
    watches.add(content);
    try {
      exchange.sendResponseHeaders(answer.statusCode(), 0);
      carry(exchange, content);
    } finally {
      watches.remove(content);
    }
  }

  private void carry(HttpExchange exchange, InputStream content)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    var out = exchange.getResponseBody();
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      awaitReleased();
      out.write(buffer, 0, n);
      out.flush();
    }
  }

  private void awaitReleased() throws InterruptedException {
    holding.lock();
    try {
      while (held) {
        released.await();
      }
    } finally {
      holding.unlock();
    }
  }

  private static void refuse(HttpExchange exchange, int code) throws IOException {
    byte[] body =
        """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "a fault of the test"}
        """
            .formatted(code)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    releaseWatches();
    dropWatches();
    server.stop(0);
    http.shutdownNow();
  }
}
