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
  private static final Path OPERATOR = Path.of("../operator/src/main/java/dev/tradewind/operator");
  private static final Pattern UNKNOWN =
      Pattern.compile("Finding\\.unknown\\(\\s*ConditionType\\.(\\w+)");
  private static final Pattern WORD = Pattern.compile("\"([A-Z][A-Za-z]+)\"");
  private static final Pattern SECTION = Pattern.compile("(?ms)^## (.*?)$(.*?)(?=^## |\\z)");
  private static final Pattern REASON = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\|$");

  /** Those that say that all is well, or is what was asked for. */
  private static final List<String> WELL =
      List.of("AsAsked", "Valid", "UpToDate", "WithinLimits", "AllGood");

  private static String read(String page) {
    return text(DOCS.resolve(page));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
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

  /** What the operator can leave open has its lines, too; the reason is then the last known one. */
  @ParameterizedTest
  @MethodSource("whatMayBeUnknown")
  void tellWhatToDoWhenItIsUnknown(String condition) {
    assertThat(sections("runbooks.md").stream().map(section -> section.group(1) + section.group(2)))
        .as("docs/runbooks.md does not tell what to do when %s is Unknown", condition)
        .anyMatch(text -> text.startsWith(condition + " ") && text.contains("`Unknown`"));
  }

  static Stream<String> whatMayBeUnknown() {
    return sources(OPERATOR)
        .flatMap(source -> UNKNOWN.matcher(source).results())
        .map(found -> found.group(1))
        .distinct();
  }

  /** The one condition of a halt. */
  @ParameterizedTest
  @MethodSource("reasonsOfHalts")
  void tellWhatToDoAboutAHalt(String reason) {
    assertThat(sections("runbooks.md").stream().map(section -> section.group(1) + section.group(2)))
        .as("docs/runbooks.md has no line for %s of a TradingHalt", reason)
        .anyMatch(text -> text.startsWith("A TradingHalt ") && text.contains("`" + reason + "`"));
  }

  static Stream<String> reasonsOfHalts() {
    return sources(OPERATOR.resolve("halt/HaltProgress.java"))
        .flatMap(source -> WORD.matcher(source).results())
        .map(found -> found.group(1))
        .filter(word -> !List.of("InForce", "AllObey").contains(word))
        .distinct();
  }

  private static Stream<String> sources(Path at) {
    try (Stream<Path> files = Files.walk(at)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(RunbooksTest::text)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreReasonsToTellOf() {
    assertThat(whatMayBeUnknown()).contains("Trading");
    assertThat(reasonsOfHalts()).contains("Waiting", "NothingPicked");
    assertThat(reasons()).hasSizeGreaterThan(25);
  }
}
