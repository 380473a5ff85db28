package dev.tradewind.reference.admission;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Variable;
import java.util.List;

/**
 * A rule of the API server over strategies, and the binding that puts it in force everywhere. The
 * chart adds the release to the name, and limits it to the watched namespaces.
 *
 * @param name of both objects
 * @param conditions which strategies it judges, and which of their changes
 * @param variables what the validations share
 * @param validations each with the sentence of its refusal
 * @param reason of a refusal, of {@code metav1.StatusReason}
 */
record Policy(
    String name,
    List<MatchCondition> conditions,
    List<Variable> variables,
    List<Validation> validations,
    String reason) {

  /** Whoever is being deleted is not held up by a rule. */
  static final MatchCondition LIVING =
      new MatchCondition("!has(object.metadata.deletionTimestamp)", "living");

  Policy {
    conditions = List.copyOf(conditions);
    variables = List.copyOf(variables);
    validations = List.copyOf(validations);
  }

  /** The same under another name. */
  Policy named(String other) {
    return new Policy(other, conditions, variables, validations, reason);
  }

  ValidatingAdmissionPolicy definition() {
    validations.forEach(validation -> validation.setReason(reason));
    return new ValidatingAdmissionPolicyBuilder()
        .withMetadata(new ObjectMetaBuilder().withName(name).build())
        .withNewSpec()
        .withFailurePolicy("Fail")
        .withNewMatchConstraints()
        .addNewResourceRule()
        .withApiGroups(TradingStrategy.GROUP)
        .withApiVersions(TradingStrategy.VERSION)
        .withOperations("CREATE", "UPDATE")
        .withResources("tradingstrategies")
        .endResourceRule()
        .endMatchConstraints()
        .withMatchConditions(conditions)
        .withVariables(variables)
        .withValidations(validations)
        .endSpec()
        .build();
  }

  ValidatingAdmissionPolicyBinding binding() {
    return new ValidatingAdmissionPolicyBindingBuilder()
        .withMetadata(new ObjectMetaBuilder().withName(name).build())
        .withNewSpec()
        .withPolicyName(name)
        .withValidationActions("Deny")
        .endSpec()
        .build();
  }
}
