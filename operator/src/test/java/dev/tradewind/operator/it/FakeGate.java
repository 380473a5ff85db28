package dev.tradewind.operator.it;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.operator.render.KeyRendering;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whom the process in a pod obeys, by the Secret that is mounted into it. */
interface FakeGate {

  /** Whether a command is obeyed. */
  boolean opens(String authorization, String uid, byte[] body);

  /** The keys that it says it knows. */
  KnownKeys known();

  /** Of a runtime that asks for the credential that its pod was started with. */
  static FakeGate ofCredential(Secret secret) {
    String credential = KeyRendering.text(secret, "current").orElseThrow();
    return new FakeGate() {
      @Override
      public boolean opens(String authorization, String uid, byte[] body) {
        return ("Bearer " + credential).equals(authorization);
      }

      @Override
      public KnownKeys known() {
        return null;
      }
    };
  }

  /** Of a runtime that obeys signed commands only; a changed Secret counts at once. */
  static FakeGate ofKeys(Supplier<Secret> secret) {
    return new FakeGate() {
      @Override
      public boolean opens(String authorization, String uid, byte[] body) {
        return CommandSignature.parse(authorization)
            .filter(s -> keys().anyMatch(key -> s.verifies(key, uid, body)))
            .isPresent();
      }

      private Stream<PublicKey> keys() {
        return Stream.of("current", "previous").flatMap(file -> key(file).stream());
      }

      private Optional<PublicKey> key(String file) {
        return Optional.ofNullable(secret.get())
            .flatMap(s -> KeyRendering.text(s, file))
            .flatMap(ControlKeys::publicKey);
      }

      @Override
      public KnownKeys known() {
        return new KnownKeys(
            key("current").map(ControlKeys::id).orElse(null),
            key("previous").map(ControlKeys::id).orElse(null));
      }
    };
  }
}
