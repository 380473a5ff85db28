package dev.tradewind.kubectl.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this plugin. */
public final class Version {
  private Version() {}

  /** As in the root {@code pom.xml}. */
  public static String current() {
    try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
