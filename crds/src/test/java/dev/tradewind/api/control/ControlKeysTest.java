package dev.tradewind.api.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlKeysTest {
  /** As `openssl genpkey -algorithm ed25519` and `openssl pkey -pubout` wrote them. */
  private static final String PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;

  private static final String PUBLIC =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----
      """;

  /** Of a public key, before its 32 bytes. */
  private static final String DER = "302a300506032b6570032100";

  @Example
  void aKeySurvivesItsText() {
    KeyPair pair = ControlKeys.generate();

    assertThat(ControlKeys.publicKey(ControlKeys.pem(pair.getPublic()))).contains(pair.getPublic());
    KeyPair read = ControlKeys.pair(ControlKeys.pem(pair.getPrivate())).orElseThrow();
    assertThat(read.getPublic()).isEqualTo(pair.getPublic());
    assertThat(read.getPrivate()).isEqualTo(pair.getPrivate());
  }

  @Example
  void theKeysOfOpensslAreRead() {
    KeyPair pair = ControlKeys.pair(PRIVATE).orElseThrow();

    assertThat(ControlKeys.publicKey(PUBLIC)).contains(pair.getPublic());
    assertThat(ControlKeys.pem(pair.getPublic())).isEqualTo(PUBLIC);
    assertThat(ControlKeys.pem(pair.getPrivate())).isEqualTo(PRIVATE);
    assertThat(ControlKeys.publicKey("\n " + PUBLIC.replace("\n", "\r\n"))).isPresent();
  }

  @Example
  void twoKeysHaveTwoNames() {
    var key = ControlKeys.publicKey(PUBLIC).orElseThrow();

    assertThat(ControlKeys.id(key)).matches("[0-9a-f]{16}").isEqualTo(ControlKeys.id(key));
    assertThat(ControlKeys.id(ControlKeys.generate().getPublic()))
        .isNotEqualTo(ControlKeys.id(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n=\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
      })
  void whatIsNoKeyIsNone(String text) {
    assertThat(ControlKeys.publicKey(text)).isEmpty();
    assertThat(ControlKeys.pair(text)).isEmpty();
  }

  @Example
  void aKeyIsNotTakenForOneOfTheOtherKind() throws Exception {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    KeyPair agreement = KeyPairGenerator.getInstance("X25519").generateKeyPair();

    assertThat(ControlKeys.publicKey(null)).isEmpty();
    assertThat(ControlKeys.publicKey(PRIVATE)).isEmpty();
    assertThat(ControlKeys.pair(PUBLIC)).isEmpty();
    assertThat(ControlKeys.publicKey(PUBLIC + PUBLIC)).isEmpty();
    assertThat(ControlKeys.publicKey(" ".repeat(5000) + PUBLIC)).isEmpty();
    assertThat(ControlKeys.publicKey(ControlKeys.pem(rsa.getPublic()))).isEmpty();
    assertThat(ControlKeys.publicKey(ControlKeys.pem(agreement.getPublic()))).isEmpty();
    assertThat(ControlKeys.pair(ControlKeys.pem(agreement.getPrivate()))).isEmpty();
  }

  /** Everybody can make signatures that such keys verify. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      })
  void aKeyThatNobodyOwnsIsNone(String point) {
    byte[] der = HexFormat.of().parseHex(DER + point);
    String pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(der));

    assertThat(ControlKeys.publicKey(pem)).isEmpty();
  }

  @Property(tries = 1000)
  void noTextMakesItFail(@ForAll String text) {
    String wrapped = "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----";

    assertThat(ControlKeys.publicKey(text)).isEmpty();
    assertThat(ControlKeys.pair(wrapped)).isEmpty();
    ControlKeys.publicKey(wrapped)
        .ifPresent(key -> assertThat(ControlKeys.pem(key)).contains(text.strip()));
  }
}
