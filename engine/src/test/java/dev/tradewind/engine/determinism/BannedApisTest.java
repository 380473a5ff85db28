package dev.tradewind.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tradewind.engine.determinism.fixture.Breaks;
import dev.tradewind.engine.determinism.fixture.Violations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BannedApisTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tradewind.engine");

  @ParameterizedTest
  @EnumSource
  void theEngineUsesNoneOfThem(BannedApis banned) {
    banned.rule().check(ENGINE);
  }

  static Class<?>[] violations() {
    return Violations.class.getDeclaredClasses();
  }

  /**
   * A ban that nothing can break is none: each fixture must be caught by the ban that it is named
   * after.
   */
  @ParameterizedTest
  @MethodSource("violations")
  void eachBanBites(Class<?> violation) {
    BannedApis banned = BannedApis.valueOf(banOf(violation));
    JavaClasses one = new ClassFileImporter().importClasses(violation);
    assertThat(banned.rule().evaluate(one).hasViolation()).as(violation.getSimpleName()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void eachBanHasAFixture(BannedApis banned) {
    assertThat(violations()).anyMatch(violation -> banOf(violation).equals(banned.name()));
  }

  private static String banOf(Class<?> violation) {
    return violation.getAnnotation(Breaks.class).value();
  }
}
