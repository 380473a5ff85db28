package dev.tradewind.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.Meters;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoreRevisionTest {
  private final Watches watches = new Watches(new Meters(new SimpleMeterRegistry()), () -> 0);
  private final AtomicInteger asked = new AtomicInteger();
  private String present = "100";
  private final StoreRevision revision =
      new StoreRevision(
          watches,
          () -> {
            asked.incrementAndGet();
            if (present == null) {
              throw new KubernetesClientException("nobody there");
            }
            return present;
          });

  @AfterEach
  void stop() {
    revision.close();
  }

  private void opens(long at) {
    watches.opening("pods", "pods");
    watches.begins(at);
    var _ = watches.opened("pods");
    revision.look();
  }

  @Test
  void aStoreThatGoesOnIsNoTrouble() {
    opens(90);
    present = "200";
    opens(200);
    assertThat(revision.trouble()).isEmpty();
  }

  @Test
  void aStoreThatWasSetBackIs() {
    opens(90);
    present = "80";
    opens(90);
    assertThat(revision.trouble().orElseThrow()).contains("at revision 80").contains("90 was seen");
    present = "95";
    opens(90);
    assertThat(revision.trouble()).as("what is remembered stays wrong").isPresent();
  }

  @Test
  void itIsAskedOnlyAfterAWatchWasOpenedAnewAndUntilItIsAnswered() {
    opens(90);
    revision.look();
    assertThat(asked).hasValue(1);

    present = null;
    opens(90);
    revision.look();
    assertThat(asked).hasValue(3);
    assertThat(revision.trouble()).isEmpty();

    present = "1";
    revision.look();
    assertThat(revision.trouble()).isPresent();
  }

  @Test
  void aRevisionThatIsNoNumberSaysNothing() {
    present = "a7";
    opens(90);
    assertThat(revision.trouble()).isEmpty();
  }
}
