package dev.tradewind.runtime.process;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.control.ControlKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;

/** Who holds a control key of a strategy. */
final class Signer {

  private final KeyPair keys = ControlKeys.generate();
  private final String uid;

  Signer(String uid) {
    this.uid = uid;
  }

  /** Makes the owner of a file's key of it. */
  Signer writePublicKey(Path file) {
    try {
      Files.writeString(file, ControlKeys.pem(keys.getPublic()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return ControlKeys.id(keys.getPublic());
  }

  /** The header for a body. */
  String sign(String body) {
    return sign(body, Duration.ofMinutes(1));
  }

  /** The header for a body that is valid for so long. */
  String sign(String body, Duration valid) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return CommandSignature.sign(keys.getPrivate(), uid, Instant.now().plus(valid), bytes).header();
  }
}
