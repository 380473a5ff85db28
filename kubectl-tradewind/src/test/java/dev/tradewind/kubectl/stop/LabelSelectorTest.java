package dev.tradewind.kubectl.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.kubectl.console.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelSelectorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "desk=a | true",
        "desk==a | true",
        "desk=b | false",
        "desk!=b | true",
        "other!=b | true",
        "desk in (a, b) | true",
        "desk notin (a,b) | false",
        "desk | true",
        "!desk | false",
        "!other | true",
        "desk=a,tradewind.dev/team in (x,y) | true",
        "desk=a,tradewind.dev/team in (y),desk | false",
      })
  void aSelectorMeansWhatItMeansToKubectl(String text, boolean selects) {
    StrategySelector selector = LabelSelector.parse(text);

    assertThat(selector.selects(Map.of("desk", "a", "tradewind.dev/team", "x"))).isEqualTo(selects);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "desk=", "=a", "desk=a,", "desk in a", "desk=a;b", "desk>1"})
  void whatIsNoSelectorIsSaid(String text) {
    if (text.equals("desk=")) {
      assertThat(LabelSelector.parse(text).selects(Map.of("desk", ""))).isTrue();
      return;
    }
    assertThatThrownBy(() -> LabelSelector.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("write it as kubectl does");
  }

  @Test
  void aLabelTwiceIsAMistake() {
    assertThatThrownBy(() -> LabelSelector.parse("desk=a,desk=b"))
        .hasMessage("The selector \"desk=a,desk=b\" names the label desk twice.");
  }
}
