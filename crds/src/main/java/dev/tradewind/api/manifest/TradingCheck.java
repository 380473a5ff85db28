package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a pod would trade a spec. The operator asks before it starts one, the runtime when it
 * reads its file: what the second would refuse, the first has told. Stateless; any thread.
 */
public final class TradingCheck {
  private static final JsonMapper MAPPER = new JsonMapper();

  private TradingCheck() {}

  /**
   * All that is wrong with a spec but its algo and parameters, which are the catalogue's to judge.
   *
   * @param spec with or without its defaults
   * @return a sentence for each mistake, which names the field and mends; empty when there is none
   */
  public static List<String> check(TradingStrategySpec spec) {
    List<String> sentences =
        new ArrayList<>(
            StrategyValidator.check(document(spec)).stream().map(Violation::message).toList());
    if (sentences.isEmpty() && spec.risk() != null) {
      sentences.addAll(TradableRisk.check(spec.risk()));
    }
    return List.copyOf(sentences);
  }

  /** A file of the spec as a pod reads it; the name is not the spec's. */
  private static ObjectNode document(TradingStrategySpec spec) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("apiVersion", TradingStrategy.GROUP + "/" + TradingStrategy.VERSION);
    document.put("kind", TradingStrategy.KIND);
    document.putObject("metadata").put("name", "strategy");
    document.set("spec", MAPPER.valueToTree(spec));
    return document;
  }
}
