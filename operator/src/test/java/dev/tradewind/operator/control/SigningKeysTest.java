package dev.tradewind.operator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.pod.KnownKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SigningKeysTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final SigningKey NEW = SigningKey.fresh();
  private static final SigningKey OLD = SigningKey.fresh();
  private static final SigningKey OLDER = SigningKey.fresh();
  private static final SigningKeys KEYS = new SigningKeys(NEW, Optional.of(OLD));

  @Test
  void signsWithTheKeyThatThePodKnows() {
    assertThat(signer(new KnownKeys(NEW.id(), OLD.id()))).isEqualTo(NEW);
    assertThat(signer(new KnownKeys(OLD.id(), OLDER.id()))).isEqualTo(OLD);
    assertThat(signer(new KnownKeys(OLD.id(), null))).isEqualTo(OLD);
    assertThat(signer(new KnownKeys(null, OLD.id()))).isEqualTo(OLD);
  }

  @Test
  void aPodThatKnowsNeitherHearsTheCurrentOne() {
    assertThat(signer(new KnownKeys(null, null))).isEqualTo(NEW);
    assertThat(signer(new KnownKeys(OLDER.id(), null))).isEqualTo(NEW);
  }

  @Test
  void aCommandIsValidForAWhileOnly() {
    CommandSignature signature =
        CommandSignature.parse(KEYS.header(new KnownKeys(null, null), "uid", NOW, BODY))
            .orElseThrow();
    assertThat(Duration.between(NOW, signature.expires()))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
  }

  @Test
  void theOneBeforeIsThePreviousOne() {
    SigningKeys next = new SigningKeys(OLD, Optional.of(OLDER)).then(NEW);
    assertThat(next.current()).isEqualTo(NEW);
    assertThat(next.previous()).contains(OLD);
    assertThat(next.includes(OLDER.id())).isFalse();
    assertThat(next.then(NEW)).isEqualTo(next);
  }

  @Test
  void noKeyGetsIntoALog() {
    assertThat(KEYS.toString()).contains(NEW.id()).doesNotContain("Key@", "PRIVATE", "KeyPair");
  }

  private static SigningKey signer(KnownKeys known) {
    CommandSignature signature =
        CommandSignature.parse(KEYS.header(known, "uid", NOW, BODY)).orElseThrow();
    return signature.verifies(NEW.pair().getPublic(), "uid", BODY)
        ? NEW
        : signature.verifies(OLD.pair().getPublic(), "uid", BODY) ? OLD : null;
  }
}
