package dev.tradewind.kubectl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kubectl.Keys;
import dev.tradewind.kubectl.console.Problem;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientKeyTest {

  static Stream<Arguments> keys() {
    KeyPair rsa = Keys.of("RSA");
    KeyPair ed25519 = Keys.of("Ed25519");
    return Stream.concat(
        Stream.of("secp256r1", "secp384r1", "secp521r1")
            .map(Keys::ec)
            .flatMap(
                pair ->
                    Stream.of(
                        Arguments.of(pair, Keys.sec1(pair)),
                        Arguments.of(pair, Keys.sec1AfterParameters(pair)),
                        Arguments.of(pair, Keys.pkcs8(pair)))),
        Stream.of(
            Arguments.of(rsa, Keys.pkcs1(rsa)),
            Arguments.of(rsa, Keys.pkcs8(rsa)),
            Arguments.of(ed25519, Keys.pkcs8(ed25519))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyFormatGivesTheSameKey(KeyPair pair, String pem) {
    PrivateKey key = ClientKey.read(pem);

    assertThat(key.getAlgorithm()).isEqualTo(pair.getPrivate().getAlgorithm());
    if (key instanceof ECPrivateKey ec) {
      // Two encodings of the same key are not equal: one may hold the public key, too.
      assertThat(ec.getS()).isEqualTo(((ECPrivateKey) pair.getPrivate()).getS());
      assertThat(ec.getParams().getOrder())
          .isEqualTo(((ECPrivateKey) pair.getPrivate()).getParams().getOrder());
    } else {
      assertThat(key).isEqualTo(pair.getPrivate());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
      })
  void whatIsNoKeyIsSaidInOneSentence(String pem) {
    assertThatThrownBy(() -> ClientKey.read(pem))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("The client key of the kubeconfig cannot be read");
  }
}
