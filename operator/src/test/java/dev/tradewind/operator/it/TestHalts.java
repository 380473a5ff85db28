package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The halts of a world.
 *
 * @param world the one of the moment
 */
record TestHalts(Supplier<World> world) {

  /** Of the strategies of these names. */
  void create(String name, List<String> strategies, HaltLevel level) {
    create(name, new TradingHaltSpec(null, strategies, level, "the test"));
  }

  /** Of the strategies whose label desk has that value. */
  void createOfDesk(String name, String desk, HaltLevel level) {
    var selector = new StrategySelector(Map.of("desk", desk), null);
    create(name, new TradingHaltSpec(selector, null, level, "the test"));
  }

  void create(String name, TradingHaltSpec spec) {
    TradingHalt halt = new TradingHalt();
    halt.getMetadata().setName(name);
    halt.getMetadata().setNamespace(world.get().namespace);
    halt.setSpec(spec);
    world.get().admin.resource(halt).create();
  }

  Resource<TradingHalt> get(String name) {
    World now = world.get();
    return now.admin.resources(TradingHalt.class).inNamespace(now.namespace).withName(name);
  }

  Condition inForce(String name) {
    return get(name).get().getStatus().conditions().getFirst();
  }

  /** Returns when so many strategies are picked, and all obey. */
  void awaitInForce(String name, int strategies) {
    World.soon()
        .untilAsserted(
            () -> {
              var status = get(name).get().getStatus();
              assertThat(status).isNotNull();
              assertThat(status.selected()).isEqualTo(strategies);
              assertThat(status.obeyed()).isEqualTo(strategies);
              assertThat(inForce(name).holds()).isTrue();
            });
  }
}
