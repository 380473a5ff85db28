package dev.tradewind.reference.admission;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import java.util.List;

/**
 * Who may create a strategy that trades real money: whoever RBAC gives {@code update} on {@code
 * tradingstrategies/live}. {@code spec.mode} cannot be changed, so the creation decides.
 */
final class LivePermission {

  private static final String ALLOWED =
      """
      authorizer.group('tradewind.dev').resource('tradingstrategies').subresource('live')
        .namespace(object.metadata.namespace).name(object.metadata.name).check('update').allowed()\
      """;

  private static final String SENTENCE =
      """
      'spec.mode is "Live": user ' + request.userInfo.username + ' may not trade live in namespace '
        + object.metadata.namespace + '; use "Paper", or have the verb update on tradingstrategies/live'
        + ' (tradewind.dev) granted.'\
      """;

  private LivePermission() {}

  static Policy policy() {
    Validation validation = new Validation();
    validation.setExpression(ALLOWED);
    validation.setMessage(
        "spec.mode is \"Live\": it takes the verb update on tradingstrategies/live"
            + " (tradewind.dev); use \"Paper\", or have it granted.");
    validation.setMessageExpression(SENTENCE);
    return new Policy(
        "live-permission",
        List.of(
            new MatchCondition("object.spec.mode == 'Live'", "live"),
            new MatchCondition("oldObject == null || oldObject.spec.mode != 'Live'", "new"),
            Policy.LIVING),
        List.of(),
        List.of(validation),
        "Forbidden");
  }
}
