package dev.tradewind.runtime.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite's native library as a file of the image. Stateless. */
public final class NativeLibrary {

  private NativeLibrary() {}

  /** Unpacks the library of this machine's kind into a folder. */
  public static void unpack(Path directory) throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      Files.createDirectories(directory);
      Files.copy(
          library,
          directory.resolve(LibraryLoaderUtil.getNativeLibName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
