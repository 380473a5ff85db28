package dev.tradewind.operator.it;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import dev.tradewind.operator.it.FaultyApi.Asked;
import dev.tradewind.operator.it.FaultyApi.Fate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A strategy's whole life, during which the operator is killed once: with its n-th write to the API
 * server, of which it never hears that it was carried out.
 */
final class Life implements AutoCloseable {
  /**
   * What remains of a life.
   *
   * @param writes what the operator wrote before it was killed
   * @param killed whether it came to that
   * @param pictures the objects after each stage
   * @param changes how often each object was made and deleted, Events aside
   * @param commands what the pod was told
   * @param epochs how many processes have opened the ledger
   */
  record Remains(
      List<String> writes,
      boolean killed,
      Map<String, Picture> pictures,
      Map<String, Long> changes,
      List<String> commands,
      long epochs) {}

  static final String NAME = "aapl-sma";

  private final World world = new World(ApiServer.running(), Map.of("sample-interval", "1s"));
  private final List<String> writes = new CopyOnWriteArrayList<>();
  private final Map<String, Picture> pictures = new LinkedHashMap<>();
  private final CompletableFuture<Void> successor = new CompletableFuture<>();
  private final int fatal;
  private final FaultyApi first = new FaultyApi(world.api.operatorConfig());
  private volatile boolean dead;

  private Life(int fatal) {
    this.fatal = fatal;
    first.fate(this::fate);
    world.startOperator(first.client());
  }

  /**
   * Lives it.
   *
   * @param fatal the write that the operator is killed with, from 1; 0 is none
   */
  static Remains lived(int fatal) {
    try (Life life = new Life(fatal)) {
      return life.live();
    }
  }

  private synchronized Fate fate(Asked asked) {
    if (dead) {
      return Fate.CUT;
    }
    if (!asked.writes()) {
      return Fate.PASS;
    }
    writes.add(asked.toString());
    if (writes.size() != fatal) {
      return Fate.PASS;
    }
    dead = true;
    world.kubelet.misbehave(FakePod.Fault.Vanishes);
    Thread.ofVirtual().start(this::succeed);
    return Fate.LOSE_ANSWER;
  }

  /** The dead one can neither ask nor tell anybody anything; another one comes up. */
  private void succeed() {
    try {
      first.dropWatches();
      world.stopOperator();
      world.kubelet.misbehave(FakePod.Fault.None);
      world.startOperator();
      successor.complete(null);
    } catch (RuntimeException e) {
      successor.completeExceptionally(e);
    }
  }

  private Remains live() {
    FakeBook book = world.kubelet.book(NAME);
    world.create(NAME);
    settled("created");
    book.position = new BigDecimal("100");
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> book.epoch() == 2);
    World.soon().until(() -> configMaps() == 1);
    settled("changed");
    halt();
    world.awaitReason(NAME, ConditionType.Trading, "Halted");
    settled("halted");
    halts().delete();
    world.awaitReason(NAME, ConditionType.Trading, "Trading");
    settled("released");
    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
    world.awaitReason(NAME, ConditionType.Trading, "Flat");
    settled("flat");
    world.patch(NAME, "{\"spec\":{\"state\":\"Suspended\"}}");
    world.awaitReason(NAME, ConditionType.Trading, "Suspended");
    World.soon()
        .until(() -> world.admin.pods().inNamespace(world.namespace).list().getItems().isEmpty());
    settled("suspended");
    world.patch(NAME, "{\"spec\":{\"state\":\"Running\"}}");
    world.awaitReason(NAME, ConditionType.Trading, "Trading");
    settled("resumed");
    book.position = new BigDecimal("50");
    String uid = world.resource(NAME).get().getMetadata().getUid();
    world.resource(NAME).delete();
    world.awaitGone(NAME);
    pictures.put("deleted", Picture.ofGone(world, NAME, uid));
    return record(book);
  }

  private void halt() {
    TradingHalt halt = new TradingHalt();
    halt.getMetadata().setName("news");
    halt.getMetadata().setNamespace(world.namespace);
    halt.setSpec(new TradingHaltSpec(null, List.of(NAME), HaltLevel.Halted, "the test"));
    world.admin.resource(halt).create();
    World.soon()
        .until(
            () -> halts().get().getStatus(),
            status -> status != null && status.conditions().getFirst().holds());
  }

  private io.fabric8.kubernetes.client.dsl.Resource<TradingHalt> halts() {
    return world.admin.resources(TradingHalt.class).inNamespace(world.namespace).withName("news");
  }

  private int configMaps() {
    return world.admin.configMaps().inNamespace(world.namespace).list().getItems().size();
  }

  /** The objects, once they stay as they are. */
  private void settled(String stage) {
    world.awaitSettled(NAME);
    List<Picture> last = new ArrayList<>();
    World.soon()
        .pollInterval(java.time.Duration.ofMillis(200))
        .until(
            () -> {
              last.add(Picture.of(world, NAME));
              int n = last.size();
              return n > 1 && last.get(n - 1).equals(last.get(n - 2));
            });
    pictures.put(stage, last.getLast());
  }

  private Remains record(FakeBook book) {
    boolean killed = dead;
    if (killed) {
      successor.join();
    }
    Map<String, Long> changes = new TreeMap<>();
    String claim = NAME + "-ledger-[0-9a-f]+";
    for (String change : world.api.audit().changes(world.namespace)) {
      if (!change.contains(" events/")) {
        changes.merge(change.replaceAll(claim, "CLAIM"), 1L, Long::sum);
      }
    }
    return new Remains(List.copyOf(writes), killed, pictures, changes, told(book), book.epoch());
  }

  /** Without the numbers, which a successor may count on from another. */
  static List<String> told(FakeBook book) {
    return book.commands().stream()
        .map(command -> command.toString().replaceAll("(sequence|uid)=[^,\\]]+", ""))
        .toList();
  }

  @Override
  public void close() {
    first.fate(_ -> Fate.CUT);
    world.close();
    first.close();
  }
}
