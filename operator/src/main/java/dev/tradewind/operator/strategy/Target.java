package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.operator.render.Rendering;

/**
 * What should trade.
 *
 * @param file that the pod is started with
 * @param image of its pod, where it does not trade yet
 * @param rollout that it answers to; null for none
 * @param renderVersion of its objects, where it does not trade yet
 * @param isNew whether it is other than what is in force
 * @param rolledBack whether a newer spec has failed
 */
record Target(
    StrategyFile file,
    String image,
    String rollout,
    int renderVersion,
    boolean isNew,
    boolean rolledBack) {

  static Target inForce(StrategyFile file, Trading trading) {
    return new Target(
        file,
        trading.image(),
        trading.rollout(),
        Rendering.version(trading.renderVersion()),
        false,
        false);
  }
}
