package dev.tradewind.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Trading;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which version the objects of a strategy are rendered, also where the status does not say. */
final class RenderVersionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aStatefulSetTellsItsVersion(int version) {
    assertThat(versionOf(Fixtures.one(version).statefulSet())).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "two", "99999999999"})
  void oneThatDoesNotTellIsOfTheFirst(String version) {
    StatefulSet set = Fixtures.one().statefulSet();
    set.getMetadata().getAnnotations().put(Labels.RENDER_VERSION, version);
    assertThat(versionOf(set)).isEqualTo(1);
    set.getMetadata().getAnnotations().remove(Labels.RENDER_VERSION);
    assertThat(versionOf(set)).isEqualTo(1);
  }

  @Test
  void whatIsNotOnRecordIsTheFirst() {
    assertThat(Rendering.version(null)).isEqualTo(1);
    assertThat(Rendering.version(2)).isEqualTo(2);
  }

  private static int versionOf(StatefulSet set) {
    return StatefulSetRendering.tradedBy(set).map(Trading::renderVersion).orElseThrow();
  }
}
