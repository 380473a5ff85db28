package dev.tradewind.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.runtime.control.CommandCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class CommandCheckTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final byte[] BODY = "{\"sequence\":1}".getBytes(StandardCharsets.UTF_8);
  private static final KeyPair CURRENT = ControlKeys.generate();
  private static final KeyPair PREVIOUS = ControlKeys.generate();
  private static final KeyPair STRANGER = ControlKeys.generate();
  private static final ObeyedKeys KEYS =
      new ObeyedKeys(
          Optional.of(CURRENT.getPublic()), Optional.of(PREVIOUS.getPublic()), Optional.empty());
  private static final CommandCheck CHECK = new CommandCheck("uid");

  @Example
  void saysWhichKeyHasSigned() {
    assertThat(verdict(KEYS, header(CURRENT, "uid", 60)))
        .isEqualTo(new Verdict.Signed("current key " + ControlKeys.id(CURRENT.getPublic())));
    assertThat(verdict(KEYS, header(PREVIOUS, "uid", 60)))
        .isEqualTo(new Verdict.Signed("previous key " + ControlKeys.id(PREVIOUS.getPublic())));
  }

  @Example
  void refusesStrangersAndCommandsForOthers() {
    String sentence =
        "The signature is of no key that counts here, or of another command or strategy.";
    assertThat(verdict(KEYS, header(STRANGER, "uid", 60))).isEqualTo(new Verdict.Refused(sentence));
    assertThat(verdict(KEYS, header(CURRENT, "other", 60)))
        .isEqualTo(new Verdict.Refused(sentence));
    byte[] altered = "{\"sequence\":2}".getBytes(StandardCharsets.UTF_8);
    assertThat(CHECK.check(KEYS, header(CURRENT, "uid", 60), altered, NOW))
        .isEqualTo(new Verdict.Refused(sentence));
  }

  @Example
  void refusesWhatIsNotSigned() {
    for (String header : new String[] {null, "", "Bearer secret", "Tradewind-Ed25519"}) {
      assertThat(verdict(KEYS, header))
          .isEqualTo(
              new Verdict.Refused(
                  "The command is not signed: send the header Authorization: Tradewind-Ed25519"
                      + " expires=SECONDS,signature=BASE64."));
    }
  }

  @Example
  void withoutAKeyNobodyIsObeyed() {
    ObeyedKeys none =
        new ObeyedKeys(Optional.empty(), Optional.empty(), Optional.of("The file is broken."));
    assertThat(verdict(none, header(CURRENT, "uid", 60)))
        .isEqualTo(new Verdict.Refused("The file is broken."));
  }

  @Property
  void isObeyedFromWhenItCanBeSignedUntilItHasExpired(
      @ForAll @LongRange(min = -1000, max = 1000) long validSeconds) {
    long floor = -CommandCheck.SKEW.toSeconds();
    long ceiling = CommandCheck.LONGEST.plus(CommandCheck.SKEW).toSeconds();
    // The expiry is in whole seconds, and NOW is not: it is cut off, never rounded up.
    boolean inTime = validSeconds > floor && validSeconds <= ceiling;

    assertThat(verdict(KEYS, header(CURRENT, "uid", validSeconds)) instanceof Verdict.Signed)
        .isEqualTo(inTime);
  }

  @Example
  void saysBothClocks() {
    assertThat(verdict(KEYS, header(CURRENT, "uid", -61)))
        .isEqualTo(
            new Verdict.Refused(
                "The command has expired at 2026-01-02T03:03:04Z; here it is"
                    + " 2026-01-02T03:04:05.678Z."));
    assertThat(verdict(KEYS, header(CURRENT, "uid", Duration.ofDays(365).toSeconds())))
        .isEqualTo(
            new Verdict.Refused(
                "The command expires at 2027-01-02T03:04:05Z, and here it is"
                    + " 2026-01-02T03:04:05.678Z: it may be valid for 300 s at most."));
  }

  private static Verdict verdict(ObeyedKeys keys, String header) {
    return CHECK.check(keys, header, BODY, NOW);
  }

  private static String header(KeyPair keys, String uid, long validSeconds) {
    return CommandSignature.sign(keys.getPrivate(), uid, NOW.plusSeconds(validSeconds), BODY)
        .header();
  }
}
