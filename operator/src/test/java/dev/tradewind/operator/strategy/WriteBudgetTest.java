package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WriteBudgetTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void soManyInASecondAndNoMore() {
    WriteBudget budget = new WriteBudget(2, START);

    assertThat(budget.take(START)).isTrue();
    assertThat(budget.take(START)).isTrue();
    assertThat(budget.take(START)).isFalse();
    assertThat(budget.take(START.plusMillis(500))).isTrue();
    assertThat(budget.take(START.plusMillis(600))).isFalse();
  }

  @Test
  void writesThatCannotWaitTakeFromThoseThatCan() {
    WriteBudget budget = new WriteBudget(2, START);
    budget.spend(START);
    budget.spend(START);
    budget.spend(START);

    assertThat(budget.take(START.plusMillis(900))).isFalse();
    assertThat(budget.take(START.plusMillis(1100))).isTrue();
  }
}
