package dev.tradewind.kubectl.it;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.Resources;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;

/** A namespace with strategies, and what an operator would write about them. */
record Desk(String name) {

  static Desk open(String name) {
    admin()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .serverSideApply();
    return new Desk(name);
  }

  private static KubernetesClient admin() {
    return ApiServer.running().admin();
  }

  Desk strategy(String strategy, String labels) {
    admin().resource(Resources.strategy(name, strategy, labels)).create();
    return this;
  }

  /** Gives a name rights in this namespace. */
  Desk grant(String person, String group, String resource, String... verbs) {
    String role = person + "-" + resource.replace('/', '-');
    admin()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(role)
                .withNamespace(name)
                .endMetadata()
                .withRules(
                    new PolicyRuleBuilder()
                        .withApiGroups(group)
                        .withResources(resource)
                        .withVerbs(verbs)
                        .build())
                .build())
        .serverSideApply();
    admin()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(role)
                .withNamespace(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", role)
                .addNewSubject("rbac.authorization.k8s.io", "User", person, null)
                .build())
        .serverSideApply();
    return this;
  }

  TradingStrategy read(String strategy) {
    return admin().resources(TradingStrategy.class).inNamespace(name).withName(strategy).get();
  }

  void status(String strategy, String json) {
    admin()
        .resources(TradingStrategy.class)
        .inNamespace(name)
        .withName(strategy)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":" + json + "}");
  }

  List<TradingHalt> halts() {
    return admin().resources(TradingHalt.class).inNamespace(name).list().getItems();
  }

  /** Says about a halt what the operator says. */
  static void haltStatus(TradingHalt halt, int selected, int obeyed, String pending) {
    String json =
        """
        {"status":{"observedGeneration":1,"selected":%d,"obeyed":%d,"pending":[%s],
          "conditions":[{"type":"InForce","status":"%s","reason":"Test","message":"",
            "lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
        """
            .formatted(selected, obeyed, pending, selected == obeyed ? "True" : "False");
    admin()
        .resources(TradingHalt.class)
        .inNamespace(halt.getMetadata().getNamespace())
        .withName(halt.getMetadata().getName())
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }
}
