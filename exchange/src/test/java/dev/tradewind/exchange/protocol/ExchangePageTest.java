package dev.tradewind.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.faults.FaultAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page about the exchange shows every message as it is. */
final class ExchangePageTest {

  private static final Path PAGE = Path.of("../docs/exchange.md");
  private static final List<LineFormat<?>> FORMATS =
      List.of(
          new LineFormat<>(Request.class, "request"),
          new LineFormat<>(Report.class, "report"),
          new LineFormat<>(Fault.class, "fault"),
          new LineFormat<>(FaultAnswer.class, "answer"));

  @Test
  void eachMessageHasAnExampleAndEachExampleIsOne() throws IOException {
    SortedSet<String> shown = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("{")) {
        shown.add(type(line));
      }
    }
    SortedSet<String> all = new TreeSet<>();
    for (Class<?> family : List.of(Request.class, Report.class, Fault.class, FaultAnswer.class)) {
      all.addAll(LineFormat.kinds(family));
    }
    assertThat(shown).isEqualTo(all);
  }

  private static String type(String line) {
    List<String> types = new ArrayList<>();
    for (LineFormat<?> format : FORMATS) {
      if (line.equals(again(format, line))) {
        types.add(line.replaceAll("^\\{\"type\":\"([A-Za-z]+)\".*", "$1"));
      }
    }
    assertThat(types).as(line).hasSize(1);
    return types.getFirst();
  }

  private static <M> String again(LineFormat<M> format, String line) {
    try {
      return format.write(format.read(line));
    } catch (MalformedMessage e) {
      return e.getMessage();
    }
  }
}
