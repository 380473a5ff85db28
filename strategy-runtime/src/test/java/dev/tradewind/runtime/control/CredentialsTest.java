package dev.tradewind.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {

  @TempDir private Path folder;

  @Test
  void knowsTheCurrentAndThePreviousOne() throws IOException {
    write("current", "new\n");
    write("previous", "old");
    Credentials credentials = new Credentials(folder);
    assertThat(credentials.recognize("Bearer new")).contains("current");
    assertThat(credentials.recognize("Bearer old")).contains("previous");
    assertThat(credentials.recognize("Bearer newer")).isEmpty();
    assertThat(credentials.recognize("Basic new")).isEmpty();
    assertThat(credentials.recognize(null)).isEmpty();
  }

  @Test
  void anExchangedFileCountsAtOnce() throws IOException {
    write("current", "one");
    Credentials credentials = new Credentials(folder);
    assertThat(credentials.recognize("Bearer one")).isPresent();
    write("current", "two");
    assertThat(credentials.recognize("Bearer one")).isEmpty();
    assertThat(credentials.recognize("Bearer two")).isPresent();
  }

  @Test
  void nobodyHasAMissingOrEmptyCredential() throws IOException {
    Credentials credentials = new Credentials(folder);
    assertThat(credentials.recognize("Bearer ")).isEmpty();
    write("current", " \n");
    assertThat(credentials.recognize("Bearer ")).isEmpty();
    assertThat(credentials.recognize("Bearer  ")).isEmpty();
  }

  private void write(String file, String credential) throws IOException {
    Files.writeString(folder.resolve(file), credential);
  }
}
