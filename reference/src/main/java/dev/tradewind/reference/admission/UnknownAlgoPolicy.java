package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import java.util.List;

/** A name without a vendor is that of a built-in algo; {@code vendor/name} is the user's own. */
final class UnknownAlgoPolicy {

  private UnknownAlgoPolicy() {}

  static Policy of(AlgoCatalogue catalogue) {
    return new Policy(
        "unknown-algo",
        List.of(
            new MatchCondition("!object.spec.algo.contains('/')", "built-in"),
            new MatchCondition(
                "oldObject == null || object.spec.algo != oldObject.spec.algo", "changed"),
            Policy.LIVING),
        List.of(),
        List.of(validation(catalogue)),
        "Invalid");
  }

  private static Validation validation(AlgoCatalogue catalogue) {
    List<String> names = catalogue.algos().stream().map(AlgoDefinition::name).toList();
    Wording sentence = Wording.around(catalogue.unknown(Wording.VALUE), Wording.VALUE);
    Validation validation = new Validation();
    validation.setExpression("object.spec.algo in " + Cel.list(names));
    validation.setMessage("spec.algo must be one of " + String.join(", ", names) + ".");
    validation.setMessageExpression(
        "%s + object.spec.algo + %s"
            .formatted(Cel.literal(sentence.before()), Cel.literal(sentence.after())));
    return validation;
  }
}
