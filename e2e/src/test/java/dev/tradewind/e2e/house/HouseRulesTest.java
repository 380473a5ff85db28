package dev.tradewind.e2e.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which room may know which, and how large a file may grow. */
final class HouseRulesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> ROOMS =
      List.of(
          "engine",
          "market-data",
          "exchange",
          "crds",
          "strategy-runtime",
          "operator",
          "reference",
          "kubectl-tradewind",
          "bench");
  private static final int LONGEST_FILE = 400;

  private static JavaClasses production;

  @BeforeAll
  static void importEveryRoom() {
    List<Path> folders =
        ROOMS.stream().map(room -> ROOT.resolve(room).resolve("target/classes")).toList();
    assertThat(folders)
        .as("compiled classes of every room; run the whole reactor, as `make check` does")
        .allSatisfy(folder -> assertThat(folder).isDirectory());
    production = new ClassFileImporter().importPaths(folders);
    assertThat(production).hasSizeGreaterThan(50);
  }

  @Test
  void theEngineKnowsOnlyItselfAndMapsOfPrimitives() {
    classes()
        .that()
        .resideInAPackage("dev.tradewind.engine..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.tradewind.engine..", "org.agrona.collections..", "java..")
        .check(production);
  }

  @Test
  void marketDataKnowsTheEngineAndItsCsvReader() {
    classes()
        .that()
        .resideInAPackage("dev.tradewind.marketdata..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.tradewind.marketdata..",
            "dev.tradewind.engine..",
            "de.siegmar.fastcsv..",
            "java..")
        .check(production);
  }

  @Test
  void theExchangeKnowsTheEngineAndMarketData() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.exchange..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.tradewind.exchange..",
                            "dev.tradewind.engine..",
                            "dev.tradewind.marketdata.."))))
        .check(production);
  }

  @Test
  void ofTheExchangeOnlyItsProtocolIsKnownAndOnlyToTheRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tradewind.exchange..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind.exchange..")
                .and(not(resideInAPackage("dev.tradewind.exchange.protocol"))))
        .check(production);
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.tradewind.exchange..", "dev.tradewind.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tradewind.exchange..")
        .check(production);
  }

  @Test
  void theProtocolOfTheExchangeKnowsNothingOfItsInside() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.exchange.protocol")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind.exchange..")
                .and(not(resideInAPackage("dev.tradewind.exchange.protocol"))))
        .check(production);
  }

  @Test
  void theResourcesKnowNoOtherRoom() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.api..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind..").and(not(resideInAPackage("dev.tradewind.api.."))))
        .check(production);
  }

  @Test
  void theRuntimeDoesNotKnowTheOperator() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tradewind.operator..")
        .check(production);
  }

  @Test
  void theOperatorKnowsTheResourcesAndTheAlgoCatalogue() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.operator..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.tradewind.operator..",
                            "dev.tradewind.api..",
                            "dev.tradewind.engine.algo"))))
        .check(production);
  }

  @Test
  void theKubectlPluginKnowsTheResourcesAndTheAlgoCatalogue() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.kubectl..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.tradewind.kubectl..",
                            "dev.tradewind.api..",
                            "dev.tradewind.engine.algo"))))
        .check(production);
  }

  @Test
  void nobodyKnowsTheKubectlPlugin() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tradewind.kubectl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tradewind.kubectl..")
        .check(production);
  }

  @Test
  void theReferenceKnowsTheResourcesAndTheAlgoCatalogue() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.reference..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.tradewind.reference..",
                            "dev.tradewind.api..",
                            "dev.tradewind.engine.algo"))))
        .check(production);
  }

  @Test
  void theReferenceIsOfNoUseAtRunTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tradewind.reference..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tradewind.reference..")
        .check(production);
  }

  @Test
  void theBenchKnowsTheEngineAndMarketData() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind.bench..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tradewind..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.tradewind.bench..",
                            "dev.tradewind.engine..",
                            "dev.tradewind.marketdata.."))))
        .check(production);
  }

  @Test
  void theBenchIsOfNoUseAtRunTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tradewind.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tradewind.bench..")
        .check(production);
  }

  @Test
  void packagesSayWhatTheyHold() {
    noClasses()
        .that()
        .resideInAPackage("dev.tradewind..")
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..commons..",
            "..helper..",
            "..helpers..",
            "..misc..",
            "..impl..")
        .check(production);
  }

  @Test
  void noSourceFileIsLong() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<String> tooLong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/target/"))
              .filter(file -> lines(file) > LONGEST_FILE)
              .map(file -> ROOT.relativize(file).toString())
              .toList();
      assertThat(tooLong).as("files over " + LONGEST_FILE + " lines").isEmpty();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
