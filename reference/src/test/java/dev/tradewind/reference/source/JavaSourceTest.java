package dev.tradewind.reference.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JavaSourceTest {

  @Test
  void anEnumTellsItsConstantsWithDocumentationAndArguments() {
    Declaration metrics =
        JavaSource.parse(
            """
            package x;
            /** All of them. */
            enum Metric {
              /** How many {@code writes}; see {@link Writer#count counts} and {@link Writer}. */
              WRITES("writes_total", Type.COUNTER, "Writes, " + "by outcome", "verb", "outcome"),
              /**
               * How long.
               *
               * @since 1
               */
              AGE("age", Type.GAUGE, "Age");
              private final String name;
              enum Type { COUNTER, GAUGE }
              Metric(String name, Type type, String what, String... labels) { this.name = name; }
            }
            """);
    assertThat(metrics.documentation()).isEqualTo("All of them.");
    assertThat(metrics.constants()).extracting(Declaration::name).containsExactly("WRITES", "AGE");
    assertThat(metrics.constants().getFirst().documentation())
        .isEqualTo("How many `writes`; see `counts` and `Writer`.");
    assertThat(metrics.constants().getFirst().arguments())
        .containsExactly("writes_total", "COUNTER", "Writes, by outcome", "verb", "outcome");
    assertThat(metrics.constants().get(1).documentation()).isEqualTo("How long.");
  }

  @Test
  void annotationsTellTheirArguments() {
    Declaration mapping =
        JavaSource.parse(
            """
            @ConfigMapping(prefix = "a.b")
            interface Settings {
              /** How long. */
              @WithDefault("60s") Duration wait();
              Inner inner();
              /** Inside. */
              interface Inner {
                @Names({"x", "y"}) int port();
              }
            }
            """);
    assertThat(mapping.annotated("ConfigMapping", "prefix")).contains("a.b");
    Declaration wait = mapping.members().getFirst();
    assertThat(wait.type()).isEqualTo("Duration");
    assertThat(wait.annotated("WithDefault", "value")).contains("60s");
    Declaration inner = mapping.nested("Inner").orElseThrow();
    assertThat(inner.documentation()).isEqualTo("Inside.");
    assertThat(inner.members().getFirst().annotated("Names", "value")).contains("x, y");
    assertThat(mapping.nested("inner")).isEmpty();
  }
}
