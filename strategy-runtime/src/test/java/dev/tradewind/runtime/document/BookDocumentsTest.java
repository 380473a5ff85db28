package dev.tradewind.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.RiskBreachedReason;
import dev.tradewind.engine.TradingState;
import dev.tradewind.runtime.Manifests;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BookDocumentsTest {

  /** Whatever the engine can latch for, the resource has a word for, and no word is for nothing. */
  @Test
  void everyCauseOfALatchIsAWordOfTheResource() {
    assertThat(Arrays.stream(dev.tradewind.engine.LatchCause.values()).map(BookDocuments::cause))
        .containsExactlyInAnyOrder(LatchCause.values());
  }

  @Test
  void whatIsALimitIsAReasonOfTheCondition() {
    assertThat(Arrays.stream(LatchCause.values()).filter(LatchCause::isLimit).map(Enum::name))
        .isSubsetOf(Arrays.stream(RiskBreachedReason.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @EnumSource(value = TradingState.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
  void everyLevelOfALatchIsAWordOfTheResource(TradingState level) {
    BookDocuments documents =
        new BookDocuments(
            Manifests.plan(Manifests.ibm()).engine(dev.tradewind.api.pod.BookState.Running, 1));
    assertThat(
            documents
                .latch(
                    new dev.tradewind.engine.Latch(
                        "a", level, dev.tradewind.engine.LatchCause.MARGIN, "m", 0))
                .level())
        .isEqualTo(LatchLevel.valueOf(level.label()));
  }
}
