package dev.tradewind.kubectl.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HaltFactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "names: [a, b] | true | a, b",
        "names: [b, c, d, e, f, g] | false | b, c, d, e, f and 1 more",
        "selector: {} | true | all strategies",
        "selector: {matchLabels: {desk: x}} | true | desk=x",
        "selector: {matchExpressions: [{key: desk, operator: NotIn, values: [x]}]} | false | desk"
            + " notin (x)",
        "selector: {matchExpressions: [{key: desk, operator: DoesNotExist}]} | false | !desk",
      })
  void itPicksWhatItSays(String picks, boolean picked, String words) {
    HaltFacts halt = new HaltFacts(Resources.halt("desk-a", "h", picks, "{}"));

    assertThat(halt.picks(Resources.strategy("desk-a", "a", "{desk: x}"))).isEqualTo(picked);
    assertThat(halt.picks()).isEqualTo(words);
  }

  @Test
  void progressSaysWhoDoesNotObeyYet() {
    assertThat(halt("{}").progress()).isEqualTo("the operator has not looked at it yet");
    assertThat(halt("{selected: 3, obeyed: 1, pending: [a, b]}").progress())
        .isEqualTo("1 of 3 obey; not yet: a, b");
    assertThat(halt("{selected: 3, obeyed: 3}").progress()).isEqualTo("3 of 3 obey");
    assertThat(halt("{selected: 0, obeyed: 0}").progress())
        .isEqualTo("no strategy is picked yet; it holds for those that come");
  }

  @Test
  void itIsInForceWhenTheOperatorSaysSo() {
    String conditions =
        "{selected: 1, obeyed: 1, conditions: [{type: InForce, status: \"%s\", reason: x, message:"
            + " m, lastTransitionTime: t}]}";

    assertThat(halt("{}").inForce()).isFalse();
    assertThat(halt(conditions.formatted("False")).inForce()).isFalse();
    assertThat(halt(conditions.formatted("True")).inForce()).isTrue();
  }

  @Test
  void nothingIsPickedOnlyWhenTheOperatorHasLooked() {
    assertThat(halt("{}").picksNothing()).isFalse();
    assertThat(halt("{selected: 1}").picksNothing()).isFalse();
    assertThat(halt("{selected: 0}").picksNothing()).isTrue();
  }

  private static HaltFacts halt(String status) {
    return new HaltFacts(Resources.halt("desk-a", "h", "names: [a]", status));
  }
}
