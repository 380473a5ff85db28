package dev.tradewind.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> KNOWN = List.of("fast", "slow", "threshold");

  @Test
  void aNearNameIsSuggested() {
    assertThat(Suggestion.of("fsat", KNOWN)).isEqualTo("did you mean fast?");
    assertThat(Suggestion.of("Threshhold", KNOWN)).isEqualTo("did you mean threshold?");
  }

  @Test
  void otherwiseAllNamesAreTold() {
    assertThat(Suggestion.of("quantity", KNOWN)).isEqualTo("there are fast, slow, threshold.");
    assertThat(Suggestion.of("quantity", List.of())).isEqualTo("there are none.");
  }
}
