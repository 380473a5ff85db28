package dev.tradewind.reference.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.reference.source.ValuesFile.Value;
import org.junit.jupiter.api.Test;

final class ValuesFileTest {

  @Test
  void everyValueHasTheCommentAboveItOrAboveItsNeighbours() {
    assertThat(
            ValuesFile.parse(
                """
                # About the file.

                # A name
                # in two lines.
                name: ""

                group:
                  # Both of them.
                  label: app
                  value: "1"
                  inner:
                    # Deep.
                    list: [1, 2]
                  # Back again.
                  last: {}
                """))
        .containsExactly(
            new Value("name", "\"\"", "A name in two lines."),
            new Value("group.label", "\"app\"", "Both of them."),
            new Value("group.value", "\"1\"", "Both of them."),
            new Value("group.inner.list", "[1,2]", "Deep."),
            new Value("group.last", "{}", "Back again."));
  }
}
