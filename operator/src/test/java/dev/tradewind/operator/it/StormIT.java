package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.operator.it.FaultyApi.Asked;
import dev.tradewind.operator.it.FaultyApi.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An API server that misbehaves delays what is to be, and changes nothing of it. */
@Processors
final class StormIT {
  private static final List<String> NAMES = List.of("one", "two", "three", "four");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long DROP_EVERY_MILLIS = 300;

  /**
   * What remains of a run.
   *
   * @param changes how often each object was made and deleted, Events aside
   */
  private record Outcome(
      Map<String, Picture> pictures,
      Map<String, Long> changes,
      List<List<String>> commands,
      List<Long> epochs) {}

  private static Outcome calm;

  @BeforeAll
  static void liveInCalm() {
    calm = run(_ -> {});
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"CONFLICT", "TOO_MANY", "FAIL", "UNAVAILABLE", "LOSE_ANSWER", "CUT"})
  void everyThirdRequestFails(Fate fault) {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger spoilt = new AtomicInteger();
    Outcome stormy =
        run(
            api ->
                api.fate(
                    request -> {
                      boolean spoils = spoils(fault, request) && asked.incrementAndGet() % 3 == 0;
                      spoilt.addAndGet(spoils ? 1 : 0);
                      return spoils ? fault : Fate.PASS;
                    }));

    assertThat(spoilt.get()).isGreaterThan(20);
    assertSame(stormy);
  }

  /** Only who writes can be told of a conflict. */
  private static boolean spoils(Fate fault, Asked request) {
    return fault == Fate.CONFLICT ? request.writes() : !request.watches();
  }

  @Test
  void everyRequestIsLate() {
    assertSame(run(api -> api.fate(_ -> Fate.LATE)));
  }

  @Test
  void watchesBreakOffAllTheTimeAndAreGoneEveryOtherTime() {
    AtomicInteger watches = new AtomicInteger();
    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
      Outcome deaf =
          run(
              api -> {
                api.fate(
                    request ->
                        request.watches() && watches.incrementAndGet() % 2 == 0
                            ? Fate.GONE
                            : Fate.PASS);
                var _ =
                    timer.scheduleWithFixedDelay(
                        api::dropWatches, 0, DROP_EVERY_MILLIS, TimeUnit.MILLISECONDS);
              });
      timer.shutdownNow();
      assertThat(watches.get()).isGreaterThan(30);
      assertSame(deaf);
    }
  }

  private static void assertSame(Outcome stormy) {
    NAMES.forEach(
        name ->
            assertThat(stormy.pictures().get(name).differences(calm.pictures().get(name)))
                .isEmpty());
    assertThat(stormy.commands()).isEqualTo(calm.commands());
    assertThat(stormy.changes()).isEqualTo(calm.changes());
    assertThat(stormy.epochs()).isEqualTo(calm.epochs());
  }

  private static Outcome run(Consumer<FaultyApi> weather) {
    try (World world = new World(ApiServer.running(), Map.of());
        FaultyApi api = new FaultyApi(world.api.operatorConfig())) {
      weather.accept(api);
      world.startOperator(api.client());
      NAMES.forEach(world::create);
      NAMES.forEach(name -> trading(world, name, 1));
      NAMES.forEach(name -> world.patch(name, "{\"spec\":{\"parameters\":{\"fast\":5}}}"));
      NAMES.forEach(name -> trading(world, name, 2));
      NAMES.forEach(name -> world.patch(name, "{\"spec\":{\"state\":\"Flat\"}}"));
      NAMES.forEach(name -> reason(world, name, "Flat"));
      Map<String, Picture> pictures = new TreeMap<>();
      NAMES.forEach(name -> pictures.put(name, settled(world, name)));
      Map<String, Long> changes = new TreeMap<>();
      for (String change : world.api.audit().changes(world.namespace)) {
        if (!change.contains(" events/")) {
          changes.merge(change.replaceAll("-ledger-[0-9a-f]+", "-ledger"), 1L, Long::sum);
        }
      }
      api.fate(_ -> Fate.PASS);
      var epochs = NAMES.stream().map(name -> world.kubelet.book(name).epoch()).toList();
      var commands = NAMES.stream().map(name -> Life.told(world.kubelet.book(name))).toList();
      return new Outcome(pictures, changes, commands, epochs);
    }
  }

  private static void trading(World world, String name, long epoch) {
    World.soon().atMost(PATIENCE).until(() -> world.kubelet.book(name).epoch() == epoch);
    reason(world, name, "Trading");
  }

  private static void reason(World world, String name, String reason) {
    World.soon()
        .atMost(PATIENCE)
        .until(() -> world.condition(name, ConditionType.Trading).reason(), reason::equals);
  }

  private static Picture settled(World world, String name) {
    World.soon()
        .atMost(PATIENCE)
        .until(
            () ->
                world.condition(name, ConditionType.Progressing).reason().equals("UpToDate")
                    && world.condition(name, ConditionType.Degraded).reason().equals("AllGood")
                    && world.condition(name, ConditionType.Ready).holds());
    World.soon()
        .atMost(PATIENCE)
        .until(
            () ->
                world
                        .admin
                        .configMaps()
                        .inNamespace(world.namespace)
                        .withLabel("tradewind.dev/strategy", name)
                        .list()
                        .getItems()
                        .size()
                    == 1);
    return Picture.ofNow(world, name);
  }
}
