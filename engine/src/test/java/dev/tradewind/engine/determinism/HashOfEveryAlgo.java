package dev.tradewind.engine.determinism;

import dev.tradewind.engine.Backtest;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.RunResult;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.Costs;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs every algo over the same random walk and prints the hash of all it did. */
final class HashOfEveryAlgo {

  private static final long HOUR = 3_600_000_000_000L;

  private HashOfEveryAlgo() {}

  public static void main(String[] arguments) {
    for (AlgoDefinition algo : AlgoCatalogue.builtIn().algos()) {
      RunResult result = Backtest.run(setup(algo), new SeriesFeed(walk(), 0));
      System.out.println(
          algo.name() + " " + result.fills().size() + " fills " + result.eventHash());
    }
  }

  private static EngineSetup setup(AlgoDefinition algo) {
    Binding.Bound bound = (Binding.Bound) algo.bind(Map.of());
    Instrument instrument = Instrument.share("WALK", Currency.of("USD"));
    return EngineSetup.of(
            List.of(instrument), () -> algo.create(bound.parameters()), HOUR, 100_000_0000L)
        .withCosts(Costs.ofBasisPoints("1.5", "2"));
  }

  private static BarSeries walk() {
    Random random = new Random(42);
    BarSeries.Builder bars = new BarSeries.Builder(HOUR);
    long price = 100_0000;
    for (int i = 0; i < 3000; i++) {
      long open = price;
      price = Math.max(1_0000, price + random.nextInt(6_0001) - 3_0000);
      bars.add(i * HOUR, open, Math.max(open, price), Math.min(open, price), price, 50_000);
    }
    return bars.build();
  }
}
