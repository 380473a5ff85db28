package dev.tradewind.bench.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints the table of a folder of results, and exits with 1 if anything is wrong with them. */
public final class PrintTable {

  private PrintTable() {}

  /**
   * The process.
   *
   * @param arguments the folder with {@code machine.txt}, {@code processes.jsonl}, {@code jmh.json}
   *     and {@code latency.json}; of those, what is not there was not measured
   */
  public static void main(String[] arguments) throws IOException {
    BenchTable table = read(Path.of(arguments[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    table.lines().forEach(out::println);
    System.exit(table.failures().isEmpty() ? 0 : 1);
  }

  static BenchTable read(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Measurement> measurements = new ArrayList<>();
    for (String line : lines(folder.resolve("processes.jsonl"))) {
      measurements.add(json.readValue(line, Measurement.class));
    }
    List<Contest> contests = Contest.of(measurements);
    Warm warm = Warm.of(tree(json, folder.resolve("jmh.json")));
    Latency latency = new Latency(tree(json, folder.resolve("latency.json")));
    return new BenchTable(
        lines(folder.resolve("machine.txt")),
        contests,
        warm,
        latency,
        new Floors(contests, warm, latency).all());
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static JsonNode tree(ObjectMapper json, Path file) throws IOException {
    return Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
  }
}
