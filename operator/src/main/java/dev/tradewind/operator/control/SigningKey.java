package dev.tradewind.operator.control;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.control.ControlKeys;
import java.security.KeyPair;
import java.time.Instant;

/**
 * A key that commands are signed with.
 *
 * @param pair with its private part, which goes nowhere but into the operator's own Secret
 */
public record SigningKey(KeyPair pair) {

  /** A new one. */
  static SigningKey fresh() {
    return new SigningKey(ControlKeys.generate());
  }

  /** What it is called, here and by pods. */
  public String id() {
    return ControlKeys.id(pair.getPublic());
  }

  /** What pods know it by, as PEM. */
  public String publicPem() {
    return ControlKeys.pem(pair.getPublic());
  }

  String privatePem() {
    return ControlKeys.pem(pair.getPrivate());
  }

  /** The header of a command. */
  String header(String uid, Instant expires, byte[] body) {
    return CommandSignature.sign(pair.getPrivate(), uid, expires, body).header();
  }

  /** Nothing that could get into a log. */
  @Override
  public String toString() {
    return id();
  }
}
