package dev.tradewind.operator.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Answers like an API server with one strategy and nothing else: lists are short, watches stay
 * silent, and what is written is taken. Nothing is kept.
 */
final class TrainingApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final JsonNode strategy;
  private final CountDownLatch reported = new CountDownLatch(1);

  TrainingApi() throws IOException {
    try (InputStream in = TrainingApi.class.getResourceAsStream("/training/strategy.json")) {
      strategy = JSON.readTree(in);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            Thread.ofPlatform().name("training-api-", 1).daemon().factory()));
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Open when the operator has written the strategy's status. */
  CountDownLatch reported() {
    return reported;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        if (query.contains("watch=true")) {
          exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
          exchange.getResponseBody().flush(); // and nothing more
        } else {
          read(exchange, path);
        }
      }
      case "DELETE" -> send(exchange, HttpURLConnection.HTTP_OK, status(HttpURLConnection.HTTP_OK));
      default -> {
        send(exchange, HttpURLConnection.HTTP_OK, taken(exchange));
        if (path.endsWith("/status")) {
          reported.countDown();
        }
      }
    }
  }

  private void read(HttpExchange exchange, String path) throws IOException {
    if (path.endsWith("/tradingstrategies")) {
      send(exchange, HttpURLConnection.HTTP_OK, list("TradingStrategyList", strategy));
    } else if (path.matches(".*/namespaces/[^/]+/[^/]+/.+")) {
      send(exchange, HttpURLConnection.HTTP_NOT_FOUND, status(HttpURLConnection.HTTP_NOT_FOUND));
    } else {
      send(exchange, HttpURLConnection.HTTP_OK, list("List"));
    }
  }

  /** What was sent, as if it had been stored. */
  private JsonNode taken(HttpExchange exchange) throws IOException {
    JsonNode sent = JSON.readTree(exchange.getRequestBody());
    if (!(sent instanceof ObjectNode object)) {
      return strategy;
    }
    if (object.path("kind").asText().equals("SelfSubjectRulesReview")) {
      object
          .putObject("status")
          .put("incomplete", false)
          .putArray("resourceRules")
          .add(
              JSON.readTree(
                  "{\"verbs\": [\"*\"], \"apiGroups\": [\"*\"], \"resources\": [\"*\"]}"));
      return object;
    }
    object.withObject("/metadata").put("resourceVersion", "2").put("uid", "training");
    return object;
  }

  private static JsonNode list(String kind, JsonNode... items) {
    ObjectNode list = JSON.createObjectNode().put("kind", kind).put("apiVersion", "v1");
    list.putObject("metadata").put("resourceVersion", "1");
    var array = list.putArray("items");
    for (JsonNode item : items) {
      array.add(item);
    }
    return list;
  }

  private static JsonNode status(int code) {
    return JSON.createObjectNode()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", code < HttpURLConnection.HTTP_BAD_REQUEST ? "Success" : "Failure")
        .put("code", code);
  }

  private static void send(HttpExchange exchange, int code, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
