package dev.tradewind.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.api.pod.KnownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyringTest {

  private static final PublicKey OLD = ControlKeys.generate().getPublic();
  private static final PublicKey NEW = ControlKeys.generate().getPublic();

  @TempDir private Path folder;

  @Test
  void knowsTheCurrentAndThePreviousOne() throws IOException {
    write("current", ControlKeys.pem(NEW));
    write("previous", ControlKeys.pem(OLD));
    Keyring keyring = keyring();
    assertThat(keyring.known()).isEqualTo(new KnownKeys(ControlKeys.id(NEW), ControlKeys.id(OLD)));
    assertThat(keyring.usable()).isEqualTo(2);
    assertThat(keyring.keys().orElseThrow().complaint()).isEmpty();
  }

  @Test
  void anExchangedKeyCountsAtOnceAndIsCountedOnce() throws IOException {
    write("current", ControlKeys.pem(OLD));
    Keyring keyring = keyring();
    assertThat(keyring.rotations()).isZero();
    write("current", ControlKeys.pem(NEW));
    write("previous", ControlKeys.pem(OLD));
    assertThat(keyring.known().current()).isEqualTo(ControlKeys.id(NEW));
    assertThat(keyring.rotations()).isEqualTo(1);
    assertThat(keyring.rotations()).isEqualTo(1);
  }

  @Test
  void aKeyThatWasBrokenForAWhileIsNoOther() throws IOException {
    write("current", ControlKeys.pem(OLD));
    Keyring keyring = keyring();
    assertThat(keyring.usable()).isEqualTo(1);
    write("current", "broken");
    assertThat(keyring.rotations()).isZero();
    assertThat(keyring.usable()).isZero();
    write("current", ControlKeys.pem(OLD));
    assertThat(keyring.rotations()).isZero();
    write("current", ControlKeys.pem(NEW));
    assertThat(keyring.rotations()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "a-credential-of-the-old-kind", "-----BEGIN PUBLIC KEY-----"})
  void nobodyHasABrokenKey(String text) throws IOException {
    write("current", text);
    assertThat(keyring().known()).isEqualTo(new KnownKeys(null, null));
    assertThat(keyring().keys().orElseThrow().complaint())
        .contains(
            folder.resolve("current")
                + ": there is no Ed25519 public key in PEM in it, so nobody can command with the"
                + " current key.");
  }

  @Test
  void ofABrokenPreviousKeyItIsSaidToo() throws IOException {
    write("current", ControlKeys.pem(NEW));
    write("previous", "");
    assertThat(keyring().keys().orElseThrow().complaint()).isEmpty();
    write("previous", "broken");
    assertThat(keyring().usable()).isEqualTo(1);
    assertThat(keyring().keys().orElseThrow().complaint())
        .hasValueSatisfying(said -> assertThat(said).contains("the previous key."));
  }

  @Test
  void aMissingFolderIsAKeyThatNobodyHas() {
    Keyring keyring = new Keyring(Optional.of(folder.resolve("missing")));
    assertThat(keyring.known()).isEqualTo(new KnownKeys(null, null));
    assertThat(keyring.keys().orElseThrow().complaint()).isPresent();
  }

  @Test
  void aClosedPortHasNoKeys() {
    Keyring closed = new Keyring(Optional.empty());
    assertThat(closed.known()).isNull();
    assertThat(closed.usable()).isZero();
    assertThat(closed.rotations()).isZero();
  }

  private Keyring keyring() {
    return new Keyring(Optional.of(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
