package dev.tradewind.runtime.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has arrived at an exchange, by its journal; it may be at work meanwhile. */
record ExchangeJournal(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A request that has arrived.
   *
   * @param epoch of the process whose session it came in
   * @param type of the request
   */
  record Arrival(long epoch, String type, String clientOrderId) {}

  /** All arrivals, oldest first. */
  List<Arrival> arrivals() throws IOException {
    List<Arrival> all = new ArrayList<>();
    List<Long> epochs = new ArrayList<>();
    for (JsonNode entry : entries()) {
      int session = entry.path("session").asInt();
      switch (entry.path("type").asText()) {
        case "Began" -> {
          while (epochs.size() <= session) {
            epochs.add(0L);
          }
          epochs.set(session, entry.path("epoch").asLong());
        }
        case "Arrived" -> {
          JsonNode request = entry.path("request");
          all.add(
              new Arrival(
                  epochs.get(session),
                  request.path("type").asText(),
                  request.path("clientOrderId").asText()));
        }
        default -> {
          // Not about orders.
        }
      }
    }
    return all;
  }

  /** New orders that arrived in sessions of a process of that epoch. */
  long ordersOf(long epoch) throws IOException {
    return arrivals().stream()
        .filter(arrival -> arrival.epoch() == epoch && arrival.type().equals("NewOrder"))
        .count();
  }

  /** The ids of all new orders. */
  Set<String> orderIds() throws IOException {
    Set<String> ids = new HashSet<>();
    arrivals().stream()
        .filter(arrival -> arrival.type().equals("NewOrder"))
        .forEach(arrival -> ids.add(arrival.clientOrderId()));
    return ids;
  }

  /** How many new orders have an id that an earlier one had. */
  int repeatedOrders() throws IOException {
    Set<String> ids = new HashSet<>();
    return (int)
        arrivals().stream()
            .filter(
                arrival -> arrival.type().equals("NewOrder") && !ids.add(arrival.clientOrderId()))
            .count();
  }

  /** The epochs that have logged on, in this order. */
  List<Long> logons() throws IOException {
    return entries().stream()
        .filter(entry -> entry.path("type").asText().equals("Began"))
        .map(entry -> entry.path("epoch").asLong())
        .toList();
  }

  private List<JsonNode> entries() throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    String text = Files.readString(folder.resolve("journal.jsonl"));
    // A line that has no end yet is being written.
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      entries.add(JSON.readTree(line.substring(line.indexOf('{'))).path("entry"));
    }
    return entries;
  }
}
