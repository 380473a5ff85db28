package dev.tradewind.runtime.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The credentials that may control: files {@code current} and {@code previous} of a folder. They
 * are read at every use, so that an exchanged file counts at once; nothing but digests is compared,
 * in constant time. Any thread; it reads files.
 *
 * @param directory where they are
 */
record Credentials(Path directory) {

  private static final String SCHEME = "Bearer ";

  /**
   * Which credential a request carries.
   *
   * @param authorization the header's value; may be null
   * @return {@code current} or {@code previous}; empty if it carries neither
   */
  Optional<String> recognize(String authorization) {
    String presented =
        authorization != null && authorization.startsWith(SCHEME)
            ? authorization.substring(SCHEME.length()).strip()
            : "";
    // Both are compared whatever the first says, so that time tells nothing.
    boolean current = matches("current", presented);
    boolean previous = matches("previous", presented);
    if (current) {
      return Optional.of("current");
    }
    return previous ? Optional.of("previous") : Optional.empty();
  }

  private boolean matches(String file, String presented) {
    String expected = read(file);
    return MessageDigest.isEqual(sha256(expected), sha256(presented)) && !expected.isEmpty();
  }

  private String read(String file) {
    try {
      return Files.readString(directory.resolve(file)).strip();
    } catch (IOException e) {
      // A missing file is a credential that nobody has.
      return "";
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
