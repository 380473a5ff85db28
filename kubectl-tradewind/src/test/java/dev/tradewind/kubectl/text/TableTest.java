package dev.tradewind.kubectl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void numbersStandRightAndWordsLeft() {
    Table table = Table.of("NAME", ">PNL", "NOTE").row("a", "-1.5", "x").row("longer", "1000", "");

    assertThat(table.lines())
        .containsExactly("NAME      PNL   NOTE", "a        -1.5   x", "longer   1000   -");
  }

  @Test
  void withoutRowsThereIsTheHeader() {
    assertThat(Table.of("ORDER", ">QUANTITY").lines()).containsExactly("ORDER   QUANTITY");
  }

  @Test
  void nothingAndLineBreaksStayInTheirCell() {
    assertThat(Table.of("A", "B").row(null, "two\nlines").lines())
        .containsExactly("A   B", "-   two lines");
  }

  @Test
  void aCellTooFewIsAnError() {
    assertThatThrownBy(() -> Table.of("A", "B").row("1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
