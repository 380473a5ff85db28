package dev.tradewind.runtime.plan;

import dev.tradewind.api.manifest.StrategyManifest;
import dev.tradewind.api.manifest.Violation;
import dev.tradewind.api.pod.StrategyFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads strategy files. Stateless. */
public final class PlanReader {

  private PlanReader() {}

  /**
   * Reads what a person or the operator wrote.
   *
   * @throws Refused if the file is missing, is no manifest, or cannot be traded
   */
  public static Plan read(Path file) throws Refused {
    return switch (StrategyManifest.read(text(file))) {
      case StrategyManifest.Valid valid -> Plan.of(StrategyFile.of(valid.strategy()));
      case StrategyManifest.Invalid invalid ->
          throw new Refused(invalid.violations().stream().map(Violation::message).toList());
    };
  }

  private static String text(Path file) throws Refused {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new Refused("The strategy file %s does not exist.".formatted(file));
    } catch (CharacterCodingException e) {
      throw new Refused("The strategy file %s is not UTF-8 text.".formatted(file));
    } catch (IOException e) {
      throw new Refused("The strategy file %s cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }
}
