package dev.tradewind.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
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
      List.of("AsAsked", "Valid", "UpToDate", "WithinLimits", "AllGood", "InAgreement");

  /** What has no condition of a strategy. */
  private static final List<String> OTHERS = List.of("README", "halt", "orphan");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s:]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<MatchResult> sections(String page) {
    return SECTION.matcher(text(DOCS.resolve(page))).results().toList();
  }

  /** The page of a condition: {@code SpecValid} is told of in {@code spec-valid.md}. */
  private static String page(String condition) {
    return condition.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Stream<String> sectionsOfRunbook(String page) {
    return sections("runbooks/" + page + ".md").stream()
        .map(section -> section.group(1) + section.group(2));
  }

  @Test
  void thereIsAPageForEachConditionAndTheIndexHasThemAll() {
    List<String> pages =
        files(DOCS.resolve("runbooks"))
            .map(file -> file.getFileName().toString().replace(".md", ""))
            .toList();
    List<String> expected =
        Stream.concat(
                Arrays.stream(ConditionType.values()).map(type -> page(type.name())),
                OTHERS.stream())
            .toList();
    assertThat(pages).containsExactlyInAnyOrderElementsOf(expected);
    String index = text(DOCS.resolve("runbooks/README.md"));
    assertThat(pages)
        .filteredOn(page -> !page.equals("README"))
        .allMatch(page -> index.contains("](" + page + ".md)"));
  }

  /**
   * The reference is made of the enums; that it has all of their constants is checked here, too.
   */
  @ParameterizedTest
  @EnumSource(ConditionType.class)
  void theReferenceHasTheReasonsOfTheCode(ConditionType type) throws ClassNotFoundException {
    Class<?> reasons =
        Class.forName(ConditionType.class.getPackageName() + "." + type.name() + "Reason");
    String section =
        sections("reference/conditions.md").stream()
            .filter(found -> found.group(1).equals(type.name()))
            .map(found -> found.group(2))
            .findFirst()
            .orElseThrow();
    assertThat(REASON.matcher(section).results().map(reason -> reason.group(1)))
        .containsExactly(
            Arrays.stream(reasons.getEnumConstants()).map(Object::toString).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("pagesOfDocs")
  void everyLinkBetweenPagesLeadsSomewhere(Path page) {
    LINK.matcher(text(page).replaceAll("`[^`\n]*`", ""))
        .results()
        .map(link -> link.group(1))
        .forEach(
            link -> {
              String[] parts = link.split("#", 2);
              Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
              assertThat(target).as("%s in %s", link, page).exists();
              if (parts.length > 1 && target.toString().endsWith(".md")) {
                assertThat(anchors(target)).as("%s in %s", link, page).contains(parts[1]);
              }
            });
  }

  static Stream<Path> pagesOfDocs() {
    return Stream.concat(
        Stream.of(
            Path.of("../README.md"), Path.of("../CHANGELOG.md"), Path.of("../CONTRIBUTING.md")),
        Stream.concat(files(DOCS), files(Path.of("../helm/tradewind")))
            .filter(file -> file.toString().endsWith(".md")));
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) {
    return HEADING
        .matcher(text(page))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .toList();
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
    assertThat(sectionsOfRunbook(page(condition)))
        .as("docs/runbooks/%s.md has no line for %s", page(condition), reason)
        .anyMatch(text -> text.contains("`" + reason + "`") || text.contains(" with " + reason));
  }

  /** What the operator can leave open has its lines, too; the reason is then the last known one. */
  @ParameterizedTest
  @MethodSource("whatMayBeUnknown")
  void tellWhatToDoWhenItIsUnknown(String condition) {
    assertThat(sectionsOfRunbook(page(condition)))
        .as("docs/runbooks/%s.md does not tell what to do when it is Unknown", page(condition))
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
    assertThat(sectionsOfRunbook("halt"))
        .as("docs/runbooks/halt.md has no line for %s", reason)
        .anyMatch(text -> text.contains("`" + reason + "`"));
  }

  static Stream<String> reasonsOfHalts() {
    return sources(OPERATOR.resolve("halt/HaltProgress.java"))
        .flatMap(source -> WORD.matcher(source).results())
        .map(found -> found.group(1))
        .filter(word -> !List.of("InForce", "AllObey").contains(word))
        .distinct();
  }

  private static Stream<String> sources(Path at) {
    return files(at).filter(file -> file.toString().endsWith(".java")).map(RunbooksTest::text);
  }

  private static Stream<Path> files(Path at) {
    try (Stream<Path> files = Files.walk(at)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
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
