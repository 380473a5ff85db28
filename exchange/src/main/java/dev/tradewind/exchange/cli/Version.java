package dev.tradewind.exchange.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Which exchange this is; written by the build. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
      return new String[] {new String(file.readAllBytes(), StandardCharsets.UTF_8).strip()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
