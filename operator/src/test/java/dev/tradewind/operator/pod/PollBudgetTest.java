package dev.tradewind.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PollBudgetTest {
  private static final long SECOND = 1_000_000_000L;

  @Property
  void neverMoreThanSoManyInASecond(@ForAll @IntRange(min = 1, max = 500) int perSecond) {
    PollBudget budget = new PollBudget(perSecond, 0);
    long inTheFirstSecond = 0;
    for (int i = 0; i < 2 * perSecond; i++) {
      inTheFirstSecond += budget.take(0) < SECOND ? 1 : 0;
    }
    assertThat(inTheFirstSecond).isLessThanOrEqualTo(perSecond);
  }

  @Test
  void timeThatWasNotUsedIsNotSaved() {
    PollBudget budget = new PollBudget(10, 0);

    assertThat(budget.take(100 * SECOND)).isZero();
    assertThat(budget.take(100 * SECOND)).isEqualTo(SECOND / 10);
  }
}
