package dev.tradewind.reference.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a chart with their comments. */
public final class ValuesFile {

  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):(.*)");

  private final JsonNode values;
  private final List<String> path = new ArrayList<>();
  private final List<Value> found = new ArrayList<>();
  private String comment = "";
  private String lastComment = "";

  /**
   * A value.
   *
   * @param path with dots
   * @param defaultValue as JSON
   * @param documentation the comment above it, or above the lines that it follows directly
   */
  public record Value(String path, String defaultValue, String documentation) {}

  private ValuesFile(JsonNode values) {
    this.values = values;
  }

  /** All values in the order of the file. */
  public static List<Value> parse(String yaml) {
    try {
      ValuesFile file = new ValuesFile(new YAMLMapper().readTree(yaml));
      yaml.lines().forEach(file::line);
      return List.copyOf(file.found);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    Matcher key = KEY.matcher(line);
    if (line.isBlank()) {
      comment = lastComment = "";
    } else if (line.strip().startsWith("#")) {
      comment = (comment + " " + line.strip().substring(1).strip()).strip();
    } else if (key.matches()) {
      path.subList(Math.min(key.group(1).length() / 2, path.size()), path.size()).clear();
      path.add(key.group(2));
      lastComment = comment.isEmpty() ? lastComment : comment;
      comment = "";
      take(values.at("/" + String.join("/", path)));
    }
  }

  private void take(JsonNode value) {
    if (!value.isObject() || value.isEmpty()) {
      found.add(new Value(String.join(".", path), value.toString(), lastComment));
    }
  }
}
