package dev.tradewind.api.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class CommandSignatureTest {
  private static final KeyPair KEYS = ControlKeys.generate();
  private static final String UID = "11111111-2222-3333-4444-555555555555";
  private static final Instant EXPIRES = Instant.parse("2026-01-02T03:04:05Z");
  private static final byte[] BODY =
      "{\"uid\":\"u\",\"sequence\":7,\"command\":\"SetState\",\"state\":\"Flat\"}"
          .getBytes(StandardCharsets.UTF_8);
  private static final String HEADER = sign(BODY).header();

  private static CommandSignature sign(byte[] body) {
    return CommandSignature.sign(KEYS.getPrivate(), UID, EXPIRES, body);
  }

  @Property(tries = 200)
  void whatWasSignedVerifies(@ForAll @Size(max = 4096) byte[] body) {
    CommandSignature read = CommandSignature.parse(sign(body).header()).orElseThrow();

    assertThat(read.expires()).isEqualTo(EXPIRES);
    assertThat(read.verifies(KEYS.getPublic(), UID, body)).isTrue();
  }

  @Example
  void everyByteOfTheBodyCounts() {
    CommandSignature signature = sign(BODY);
    for (int i = 0; i < BODY.length; i++) {
      byte[] other = BODY.clone();
      other[i] ^= 1;
      assertThat(signature.verifies(KEYS.getPublic(), UID, other)).as("byte " + i).isFalse();
    }
    assertThat(signature.verifies(KEYS.getPublic(), UID, new byte[0])).isFalse();
  }

  @Property(tries = 2000)
  void everyCharacterOfTheHeaderCounts(
      @ForAll @IntRange(max = 134) int place, @ForAll char character) {
    StringBuilder other = new StringBuilder(HEADER);
    if (other.charAt(place) == character) {
      return;
    }
    other.setCharAt(place, character);

    assertThat(accepts(other.toString(), UID)).as(other.toString()).isFalse();
  }

  @Example
  void theBitsThatSayNothingCount() {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int last = HEADER.length() - 3;
    assertThat(
            digits
                .chars()
                .mapToObj(digit -> HEADER.substring(0, last) + (char) digit + "==")
                .filter(header -> accepts(header, UID)))
        .containsExactly(HEADER);
  }

  @Example
  void everyOtherSpellingOfTheHeaderIsNone() {
    for (int i = 0; i <= HEADER.length(); i++) {
      String without = HEADER.substring(0, i);
      assertThat(accepts(without, UID)).isEqualTo(i == HEADER.length());
      for (String more : new String[] {" ", "0", "=", "\n"}) {
        assertThat(accepts(without + more + HEADER.substring(i), UID)).as(i + more).isFalse();
      }
    }
  }

  @Property(tries = 500)
  void nobodyElsesStrategyObeys(@ForAll String other) {
    assertThat(accepts(HEADER, other)).isEqualTo(other.equals(UID));
  }

  @Example
  void anotherKeyVerifiesNothing() {
    assertThat(sign(BODY).verifies(ControlKeys.generate().getPublic(), UID, BODY)).isFalse();
  }

  @Property(tries = 2000)
  void whateverComesAsAHeaderIsAnsweredWithoutFailure(@ForAll("headers") String header) {
    Optional<CommandSignature> read = CommandSignature.parse(header);

    read.ifPresent(r -> assertThat(r.header()).isEqualTo(header));
    assertThat(accepts(header, UID)).isFalse();
  }

  @Provide
  Arbitrary<String> headers() {
    Arbitrary<String> noise =
        Arbitraries.strings()
            .withChars("Tradewind-Ed25519 expires=,signature0123456789ABCDEF+/\n\u0000é")
            .ofMaxLength(160);
    Arbitrary<String> expires = Arbitraries.strings().numeric().ofMaxLength(14);
    Arbitrary<String> base64 =
        Arbitraries.strings().withChars("ABab01+/=").ofMinLength(80).ofMaxLength(90);
    Arbitrary<String> alike =
        expires.flatMap(e -> base64.map(b -> "Tradewind-Ed25519 expires=" + e + ",signature=" + b));
    Arbitrary<String> wellFormed =
        Arbitraries.longs()
            .between(0, 99_999_999_999L)
            .map(e -> new CommandSignature(Instant.ofEpochSecond(e), "A".repeat(86) + "=="))
            .map(CommandSignature::header);
    return Arbitraries.oneOf(noise, alike, wellFormed);
  }

  @Example
  void noHeaderIsNoSignature() {
    assertThat(CommandSignature.parse(null)).isEmpty();
    assertThat(CommandSignature.parse("Bearer secret")).isEmpty();
  }

  @Example
  void partsOfASecondAreDropped() {
    CommandSignature signature =
        CommandSignature.sign(KEYS.getPrivate(), UID, EXPIRES.plusMillis(999), BODY);

    assertThat(signature.expires()).isEqualTo(EXPIRES);
    assertThat(signature.verifies(KEYS.getPublic(), UID, BODY)).isTrue();
  }

  @Example
  void aKeyOfAnotherKindSignsNothing() throws Exception {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandSignature.sign(rsa.getPrivate(), UID, EXPIRES, BODY))
        .withMessageStartingWith("The key cannot sign");
    assertThat(sign(BODY).verifies(rsa.getPublic(), UID, BODY)).isFalse();
  }

  private static boolean accepts(String header, String uid) {
    return CommandSignature.parse(header)
        .filter(signature -> signature.verifies(KEYS.getPublic(), uid, BODY))
        .isPresent();
  }
}
