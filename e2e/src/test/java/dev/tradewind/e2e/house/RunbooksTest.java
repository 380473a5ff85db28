package dev.tradewind.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a condition may say when something is wrong, the runbooks say what to do then. */
final class RunbooksTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern SECTION = Pattern.compile("(?ms)^## (.*?)$(.*?)(?=^## |\\z)");
  private static final Pattern REASON = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\|$");

  /** Those that say that all is well, or is what was asked for. */
  private static final List<String> WELL =
      List.of("AsAsked", "Valid", "UpToDate", "WithinLimits", "AllGood");

  private static String read(String page) {
    try {
      return Files.readString(DOCS.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<MatchResult> sections(String page) {
    return SECTION.matcher(read(page)).results().toList();
  }

  static Stream<Arguments> reasons() {
    List<Arguments> all = new ArrayList<>();
    for (MatchResult section : sections("reference/conditions.md")) {
      String condition = section.group(1);
      REASON
          .matcher(section.group(2))
          .results()
          .filter(reason -> !reason.group(2).contains("Kept for "))
          .map(reason -> reason.group(1))
          .filter(reason -> !WELL.contains(reason) && !reason.equals(condition))
          .forEach(reason -> all.add(Arguments.of(condition, reason)));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("reasons")
  void tellWhatToDo(String condition, String reason) {
    assertThat(
            sections("runbooks.md").stream()
                .filter(section -> section.group(1).startsWith(condition + " "))
                .map(section -> section.group(1) + section.group(2)))
        .as("docs/runbooks.md has no line for %s of the condition %s", reason, condition)
        .anyMatch(text -> text.contains("`" + reason + "`") || text.contains(" with " + reason));
  }

  @Test
  void thereAreReasonsToTellOf() {
    assertThat(reasons()).hasSizeGreaterThan(25);
  }
}
