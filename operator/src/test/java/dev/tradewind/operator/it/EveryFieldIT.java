package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever field of a rendered object somebody bends, if the API server lets them, is mended. */
@Processors
final class EveryFieldIT {
  private static final PatchContext FOREIGN =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("kubectl-edit")
          .build();

  /** What the operator renders of an object; the rest is the API server's. */
  private static final List<String> RENDERED =
      List.of("spec", "data", "immutable", "type", "automountServiceAccountToken");

  /** Without any of its marks an object is not known to be the operator's: it is left alone. */
  private static final JsonPointer LABELS = JsonPointer.compile("/metadata/labels");

  private static final String NAME = "aapl-sma";

  private World world;

  @BeforeEach
  void start() {
    world = new World();
    world.create(NAME);
    world.awaitSettled(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /**
   * What became of the bent fields of an object.
   *
   * @param refused by the API server itself
   */
  private record Tally(int mended, int refused, List<String> left) {}

  @Test
  void isMended() throws InterruptedException {
    var admin = world.admin;
    String ns = world.namespace;
    String hash = world.status(NAME).trading().specHash();
    String claim =
        admin
            .persistentVolumeClaims()
            .inNamespace(ns)
            .list()
            .getItems()
            .getFirst()
            .getMetadata()
            .getName();
    List<Resource<? extends HasMetadata>> objects =
        List.of(
            admin.serviceAccounts().inNamespace(ns).withName("tradewind-strategy"),
            admin.services().inNamespace(ns).withName("tradewind-strategies"),
            admin.network().v1().networkPolicies().inNamespace(ns).withName("tradewind-strategies"),
            admin.configMaps().inNamespace(ns).withName(NAME + "-" + hash),
            admin.persistentVolumeClaims().inNamespace(ns).withName(claim),
            admin.apps().statefulSets().inNamespace(ns).withName(NAME));
    List<Tally> tallies =
        Together.all(
            objects.size(),
            objects.stream().<Callable<Tally>>map(object -> () -> bendAll(object)).toList());
    assertThat(tallies).flatExtracting(Tally::left).isEmpty();
    assertThat(tallies.stream().mapToInt(Tally::mended).sum()).isGreaterThan(200);
    assertThat(tallies).allSatisfy(tally -> assertThat(tally.mended()).isGreaterThan(5));
  }

  private Tally bendAll(Resource<? extends HasMetadata> object) {
    ObjectNode sound = rendered(object.get());
    int mended = 0;
    int refused = 0;
    List<String> left = new ArrayList<>();
    for (Bend bend : Bend.all(sound)) {
      if (bend.at().equals(LABELS)) {
        continue;
      }
      if (!tries(object, bend.of(sound))) {
        refused++;
      } else if (mends(object, sound)) {
        mended++;
      } else {
        left.add(object.get().getKind() + " " + bend);
        return new Tally(mended, refused, left);
      }
    }
    return new Tally(mended, refused, left);
  }

  private boolean tries(Resource<? extends HasMetadata> object, ObjectNode bent) {
    try {
      object.patch(FOREIGN, bent.toString());
      return true;
    } catch (KubernetesClientException e) {
      if (Set.of(400, 403, 422).contains(e.getCode())) {
        return false;
      }
      throw e;
    }
  }

  private boolean mends(Resource<? extends HasMetadata> object, ObjectNode sound) {
    try {
      World.soon().until(() -> rendered(object.get()).equals(sound));
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  /** What an object is to be like, as a merge patch. */
  private ObjectNode rendered(HasMetadata object) {
    if (object == null) {
      return world
          .admin
          .getKubernetesSerialization()
          .convertValue(java.util.Map.of(), ObjectNode.class);
    }
    JsonNode tree = world.admin.getKubernetesSerialization().convertValue(object, JsonNode.class);
    ObjectNode kept = ((ObjectNode) tree).objectNode();
    RENDERED.stream().filter(tree::has).forEach(field -> kept.set(field, tree.get(field)));
    ObjectNode metadata = kept.putObject("metadata");
    for (String field : List.of("labels", "annotations")) {
      if (tree.path("metadata").has(field)) {
        metadata.set(field, tree.path("metadata").get(field));
      }
    }
    return kept;
  }
}
