package dev.tradewind.api.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A manifest that was read: either a strategy or what is wrong. Safe for many threads. */
public sealed interface StrategyManifest {

  /**
   * A manifest that the API server would take; defaults are not filled in.
   *
   * @param strategy as written
   */
  record Valid(TradingStrategy strategy) implements StrategyManifest {}

  /**
   * A manifest that the API server would refuse.
   *
   * @param violations at least one, in the order of the document's check
   */
  record Invalid(List<Violation> violations) implements StrategyManifest {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /** Reads and checks a manifest; never throws for what the text holds. */
  static StrategyManifest read(String yaml) {
    try {
      return check(documents(yaml));
    } catch (JsonProcessingException e) {
      return invalid("the manifest is not valid YAML: " + place(e));
    } catch (IOException e) {
      return invalid("the manifest cannot be read: " + e.getMessage());
    }
  }

  private static StrategyManifest check(List<JsonNode> documents) throws JsonProcessingException {
    if (documents.isEmpty()) {
      return invalid("the manifest is empty: it must hold one TradingStrategy.");
    }
    if (documents.size() > 1) {
      return invalid(
          "the manifest holds " + documents.size() + " documents: keep one strategy in a file.");
    }
    List<Violation> violations = StrategyValidator.check(documents.getFirst());
    return violations.isEmpty()
        ? new Valid(Yaml.MAPPER.treeToValue(documents.getFirst(), TradingStrategy.class))
        : new Invalid(violations);
  }

  private static List<JsonNode> documents(String yaml) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    try (JsonParser parser = Yaml.MAPPER.createParser(yaml)) {
      for (JsonNode next = Yaml.MAPPER.readTree(parser);
          next != null;
          next = Yaml.MAPPER.readTree(parser)) {
        if (!next.isNull() && !next.isMissingNode()) {
          found.add(next);
        }
      }
    }
    return found;
  }

  private static Invalid invalid(String message) {
    return new Invalid(List.of(new Violation("", message)));
  }

  private static String place(JsonProcessingException e) {
    // The parser's own sentence is of what it was about, and of where that began.
    if (e.getCause() instanceof MarkedYAMLException found && found.getProblemMark() != null) {
      Mark mark = found.getProblemMark();
      return "%s (line %d, column %d)."
          .formatted(
              found.getProblem().replaceFirst("\\. .*", ""),
              mark.getLine() + 1,
              mark.getColumn() + 1);
    }
    var at = e.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return e.getOriginalMessage().lines().findFirst().orElse("it does not parse") + where + ".";
  }

  /** The mapper, apart so that it is built only once. */
  final class Yaml {
    private static final ObjectMapper MAPPER =
        YAMLMapper.builder()
            // Of two capitals in one manifest, neither can be meant.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Yaml() {}
  }
}
