package dev.tradewind.operator.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.pod.ControlAnswer;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StrategyFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * The process in a pod, as far as the operator sees it: status on one port, control on the other.
 */
final class FakePod implements AutoCloseable {
  /** How it misbehaves. */
  enum Fault {
    None,
    Hangs,
    Babbles,
    /** Connections break off, as if nobody were there. */
    Vanishes,
    RefusesCredential,
    /** As a runtime that is older than its objects, and finds no credential. */
    AsksForCredential
  }

  private final HttpServer monitoring;
  private final HttpServer control;
  private final StrategyFile file;
  private final FakeGate gate;
  private final FakeBook book;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Fault fault;

  FakePod(
      String address,
      TestSettings settings,
      StrategyFile file,
      FakeGate gate,
      FakeBook book,
      Fault fault)
      throws IOException {
    this.file = file;
    this.gate = gate;
    this.book = book;
    this.fault = fault;
    book.open(file);
    monitoring = server(address, settings.monitoring(), "/status", this::status);
    control = server(address, settings.control(), "/control", this::control);
  }

  void misbehave(Fault next) {
    fault = next;
  }

  private static HttpServer server(String address, int port, String path, Handler handler)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(path, handler::handle);
    server.start();
    return server;
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private void status(HttpExchange exchange) throws IOException {
    if (fault == Fault.Vanishes) {
      exchange.close();
      return;
    }
    if (fault == Fault.Hangs) {
      hang();
    }
    answer(exchange, 200, fault == Fault.Babbles ? "<html>" : PodJson.write(status()));
  }

  private PodStatus status() {
    return book.status(file).withControl(fault == Fault.AsksForCredential ? null : gate.known());
  }

  private void control(HttpExchange exchange) throws IOException {
    if (fault == Fault.Vanishes) {
      exchange.close();
      return;
    }
    if (fault == Fault.Hangs) {
      hang();
    }
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean right =
        gate.opens(given, file.uid(), body)
            && fault != Fault.RefusesCredential
            && fault != Fault.AsksForCredential;
    int code = right ? book.obey(new String(body, StandardCharsets.UTF_8), file.uid()) : 401;
    answer(exchange, code, code == 200 ? PodJson.write(status()) : refusal(code));
  }

  private static String refusal(int code) {
    return PodJson.write(new ControlAnswer("refused with " + code + ".", null));
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    monitoring.stop(0);
    control.stop(0);
  }
}
