package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Lookup;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.PriceRows;
import dev.tradewind.runtime.loop.Mishap.Kind;
import dev.tradewind.runtime.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * A book at a venue outside of it, whatever happens to pod, exchange and the network between them:
 * a failing run shrinks to a short list of mishaps, and its story is told.
 */
final class VenueSimulationIT {

  /** Thousands of runs would tell every order; a failure tells its own story. */
  private static final Logger QUIET = Logger.getLogger("dev.tradewind.loop");

  static {
    QUIET.setLevel(Level.OFF);
  }

  private static final int BARS = 40;
  private static final Path ROOT = root();
  private static final Path DATA = data();

  private static Path root() {
    try {
      // Syncs of thousands of runs are no matter of these tests.
      Path memory = Path.of("/dev/shm");
      Path root =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "tradewind-simulation")
              : Files.createTempDirectory("tradewind-simulation");
      // Two test engines use it, each for its tests.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Folder.delete(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path data() {
    try {
      PriceRows.first(BARS, "IBM", ROOT.resolve("data"));
      return ROOT.resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A strategy that is never content. */
  private static Plan plan(long seed) {
    return Manifests.plan(Manifests.ibm(), () -> new Restless(seed));
  }

  private interface Look {
    void at(VenueSimulation simulation) throws Exception;
  }

  private static void simulate(
      long seed, Capabilities capabilities, boolean running, List<Mishap> mishaps, Look look)
      throws Exception {
    Path folder = Files.createTempDirectory(ROOT, "run");
    VenueSimulation simulation =
        new VenueSimulation(plan(seed), DATA, folder, capabilities, running);
    try {
      simulation.run(mishaps);
      look.at(simulation);
    } catch (Exception | Error e) {
      throw new AssertionError("Seed " + seed + "\n" + simulation.story(), e);
    } finally {
      simulation.close();
      Folder.delete(folder);
    }
  }

  /** What the fills were, whatever the process was called that wanted them. */
  private static List<List<Object>> essence(List<Fill> fills) {
    return fills.stream()
        .map(
            fill ->
                List.<Object>of(
                    fill.clientOrderId().substring(12),
                    fill.side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fee(),
                    fill.time()))
        .toList();
  }

  private static void assertAgreement(VenueSimulation simulation) throws Exception {
    PodStatus status = simulation.status();
    assertThat(status.venue().reconciled()).isEqualTo(ReconciledReason.InAgreement);
    assertThat(status.openOrders()).isEmpty();
    assertThat(status.venue().unconfirmedCancels()).isEmpty();
    Witness witness = new Witness(simulation);
    assertThat(witness.openOrders()).isEmpty();
    List<Fill> booked = simulation.fills();
    assertThat(booked).extracting(Fill::executionId).doesNotHaveDuplicates();
    assertThat(booked)
        .extracting(Fill::executionId)
        .containsExactlyInAnyOrderElementsOf(witness.executionIds());
    Map<String, BigDecimal> held = new HashMap<>();
    for (PodPosition position : status.sample().positions()) {
      held.put(position.symbol(), position.quantity());
    }
    assertThat(held.getOrDefault("IBM", BigDecimal.ZERO))
        .isEqualByComparingTo(witness.position("IBM"));
    assertThat(witness.ordersPerId().values()).as("orders of one id").allMatch(count -> count == 1);
  }

  @Test
  void anUndisturbedRunAgrees() throws Exception {
    for (boolean running : List.of(false, true)) {
      simulate(
          7,
          Capabilities.BEST,
          running,
          List.of(),
          simulation -> {
            assertAgreement(simulation);
            assertThat(simulation.fills()).hasSizeGreaterThan(10);
          });
    }
  }

  /** The venue's clock stands while one of them is down: nothing is different afterwards. */
  @Property(tries = 700)
  void afterKillsAndBreaksItIsAsIfNothingHadHappened(
      @ForAll long seed, @ForAll("harmless") List<Mishap> mishaps) throws Exception {
    List<List<Object>> undisturbed = new ArrayList<>();
    List<BigDecimal> equity = new ArrayList<>();
    simulate(
        seed,
        Capabilities.BEST,
        false,
        List.of(),
        simulation -> {
          undisturbed.addAll(essence(simulation.fills()));
          equity.add(simulation.status().sample().equity());
        });
    simulate(
        seed,
        Capabilities.BEST,
        false,
        mishaps,
        simulation -> {
          assertThat(essence(simulation.fills())).isEqualTo(undisturbed);
          assertThat(simulation.status().sample().equity()).isEqualTo(equity.getFirst());
          assertAgreement(simulation);
        });
  }

  /** Whatever the network does: book and venue agree, no order is there twice, no fill is lost. */
  @Property(tries = 700)
  void whateverHappensBookAndVenueAgree(
      @ForAll long seed, @ForAll boolean running, @ForAll("any") List<Mishap> mishaps)
      throws Exception {
    simulate(seed, Capabilities.BEST, running, mishaps, VenueSimulationIT::assertAgreement);
  }

  /** A venue that promises less is sent less, but it is never sent an order twice. */
  @Property(tries = 700)
  void withWhateverAVenuePromises(
      @ForAll long seed,
      @ForAll Idempotence idempotence,
      @ForAll Lookup lookup,
      @ForAll boolean exclusive,
      @ForAll boolean cancels,
      @ForAll boolean running,
      @ForAll("undoubled") List<Mishap> mishaps)
      throws Exception {
    Capabilities capabilities = new Capabilities(idempotence, lookup, exclusive, cancels);
    simulate(seed, capabilities, running, mishaps, VenueSimulationIT::assertAgreement);
  }

  @Provide
  static Arbitrary<List<Mishap>> harmless() {
    return mishaps(Arrays.stream(Kind.values()).filter(Kind::isHarmless));
  }

  @Provide
  static Arbitrary<List<Mishap>> any() {
    return mishaps(Arrays.stream(Kind.values()));
  }

  @Provide
  static Arbitrary<List<Mishap>> undoubled() {
    return mishaps(Arrays.stream(Kind.values()).filter(kind -> kind != Kind.DUPLICATE_ORDERS));
  }

  private static Arbitrary<List<Mishap>> mishaps(Stream<Kind> kinds) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 900),
            Arbitraries.of(kinds.toList()),
            Arbitraries.integers().between(0, 9))
        .as(Mishap::new)
        .list()
        .ofMaxSize(6);
  }
}
