package dev.tradewind.reference.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of {@code helm/tradewind/files/admission}: a policy and its binding each. Pure. */
public final class AdmissionFiles {

  private static final String HEADER =
      "# Generated from the algo catalogue: change it there, then run make generate.\n";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .disable(YAMLGenerator.Feature.SPLIT_LINES, YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  private AdmissionFiles() {}

  /**
   * File names and contents.
   *
   * @param catalogue the built-in algos
   * @param modes values that {@code spec.mode} may have; {@code Live} brings the permission for it
   */
  public static SortedMap<String, String> of(AlgoCatalogue catalogue, Collection<String> modes) {
    List<Policy> policies = new ArrayList<>();
    for (AlgoDefinition algo : catalogue.algos()) {
      policies.add(AlgoPolicy.of(algo));
    }
    policies.add(UnknownAlgoPolicy.of(catalogue));
    policies.add(OwnAlgoPolicy.of());
    if (modes.contains("Live")) {
      policies.add(LivePermission.policy());
    }
    SortedMap<String, String> files = new TreeMap<>();
    policies.forEach(policy -> files.put(policy.name() + ".yaml", content(policy)));
    return files;
  }

  private static String content(Policy policy) {
    try {
      return HEADER
          + YAML.writeValueAsString(policy.definition())
          + "---\n"
          + YAML.writeValueAsString(policy.binding());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
