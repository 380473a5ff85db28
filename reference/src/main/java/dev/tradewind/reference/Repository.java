package dev.tradewind.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.reference.pages.ReferencePages;
import dev.tradewind.reference.source.Declaration;
import dev.tradewind.reference.source.JavaSource;
import dev.tradewind.reference.source.ValuesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source tree, where the pages' sources lie.
 *
 * @param root its folder
 */
public record Repository(Path root) {

  private static final String RESOURCES = "crds/src/main/java/dev/tradewind/api/v1alpha1/";
  private static final String OPERATOR = "operator/src/main/java/dev/tradewind/operator/";
  private static final String COMMANDS = "strategy-runtime/src/main/java/dev/tradewind/runtime/cli";

  /** The metrics that a pod registers, as a test of the runtime lists them. */
  private static final String POD_METRICS = "strategy-runtime/metrics.yaml";

  private static final String OPERATOR_METRICS = OPERATOR + "metrics/OperatorMetric.java";

  /** Everything that the pages are rendered from. */
  public ReferencePages pages() throws IOException {
    return new ReferencePages(
        AlgoCatalogue.builtIn(),
        definitions(),
        ValuesFile.parse(text("helm/tradewind/values.yaml")),
        declaration(OPERATOR + "OperatorSettings.java"),
        commands(),
        yaml(root.resolve(POD_METRICS)),
        Files.exists(root.resolve(OPERATOR_METRICS))
            ? Optional.of(declaration(OPERATOR_METRICS))
            : Optional.empty(),
        declaration(RESOURCES + "ConditionType.java"),
        reasons());
  }

  private List<JsonNode> definitions() throws IOException {
    List<Path> files = files("helm/tradewind/files/crds", ".yml");
    return read(files, Repository::yaml);
  }

  private List<Declaration> commands() throws IOException {
    return read(files(COMMANDS, "Command.java"), this::declaration).stream()
        .filter(command -> command.annotated("Command", "name").isPresent())
        .filter(command -> !command.name().startsWith("StrategyRuntime"))
        .toList();
  }

  private Map<String, Declaration> reasons() throws IOException {
    return read(files(RESOURCES, "Reason.java"), this::declaration).stream()
        .collect(Collectors.toMap(Declaration::name, Function.identity()));
  }

  private List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private Declaration declaration(String file) throws IOException {
    return declaration(root.resolve(file));
  }

  private Declaration declaration(Path file) throws IOException {
    return JavaSource.parse(Files.readString(file));
  }

  private String text(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> List<T> read(List<Path> files, Reader<T> reader) throws IOException {
    List<T> all = new ArrayList<>();
    for (Path file : files) {
      all.add(reader.read(file));
    }
    return all;
  }
}
