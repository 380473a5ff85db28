package dev.tradewind.operator.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The objects of a strategy and what the namespace shares, without what is another each time: two
 * strategies of the same spec in the same state have the same picture, whatever they went through.
 *
 * @param objects by kind and name
 */
record Picture(Map<String, String> objects) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Fields that the API server or the moment sets. */
  private static final List<String> OF_THE_MOMENT =
      List.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "managedFields",
          "clusterIP",
          "clusterIPs",
          "lastTransitionTime",
          "observedGeneration",
          "time",
          "sample");

  /** What a strategy went through before: its specs, and the processes that opened its ledger. */
  private static final List<String> OF_THE_PAST = List.of("history", "epoch");

  /** Of the strategy of that name, with what it went through. */
  static Picture of(World world, String name) {
    return of(world, name, uid(world, name), List.of());
  }

  /** Of the strategy of that name as it is now, wherever it comes from. */
  static Picture ofNow(World world, String name) {
    return of(world, name, uid(world, name), OF_THE_PAST);
  }

  /** What is left of one that had that UID. */
  static Picture ofGone(World world, String name, String uid) {
    return of(world, name, uid, List.of());
  }

  private static String uid(World world, String name) {
    return world.resource(name).get().getMetadata().getUid();
  }

  private static Picture of(World world, String name, String uid, List<String> without) {
    UnaryOperator<String> plain =
        text ->
            text.replace(world.namespace, "NAMESPACE")
                .replace(uid, "UID")
                .replaceAll("ledger-[0-9a-f]{8}", "ledger-UID8")
                .replaceAll("(\"pod\" : \")[0-9a-f-]{36}\"", "$1POD\"")
                .replace(name, "NAME")
                .replace(": " + world.settings.monitoring(), ": 9000")
                .replace(": " + world.settings.control(), ": 8080");
    Map<String, String> objects = new TreeMap<>();
    for (HasMetadata object : objects(world, name)) {
      String heading = plain.apply(object.getKind() + " " + object.getMetadata().getName());
      objects.put(heading, plain.apply(write(world, object, without)));
    }
    return new Picture(objects);
  }

  private static List<HasMetadata> objects(World world, String name) {
    List<HasMetadata> all = new ArrayList<>();
    String ns = world.namespace;
    var admin = world.admin;
    all.addAll(admin.serviceAccounts().inNamespace(ns).list().getItems());
    all.addAll(admin.services().inNamespace(ns).list().getItems());
    all.addAll(admin.network().v1().networkPolicies().inNamespace(ns).list().getItems());
    all.addAll(admin.secrets().inNamespace(ns).list().getItems());
    all.addAll(admin.configMaps().inNamespace(ns).list().getItems());
    all.addAll(admin.persistentVolumeClaims().inNamespace(ns).list().getItems());
    all.addAll(admin.apps().statefulSets().inNamespace(ns).list().getItems());
    all.removeIf(object -> Labels.strategyOf(object).filter(of -> !of.equals(name)).isPresent());
    all.removeIf(object -> object.getMetadata().getLabels() == null);
    Optional.ofNullable(world.resource(name).get()).ifPresent(all::add);
    return all;
  }

  private static String write(World world, HasMetadata object, List<String> without) {
    JsonNode tree = world.admin.getKubernetesSerialization().convertValue(object, JsonNode.class);
    strip(tree, OF_THE_MOMENT);
    strip(tree, without);
    ((ObjectNode) tree).remove(object instanceof TradingStrategy ? List.of() : List.of("status"));
    if (object.getKind().equals("Secret")) {
      ((ObjectNode) tree).remove("data");
    }
    try {
      return JSON.writeValueAsString(JSON.treeToValue(tree, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void strip(JsonNode tree, List<String> fields) {
    if (tree instanceof ObjectNode object) {
      object.remove(fields);
    }
    tree.forEach(child -> strip(child, fields));
  }

  /** What this one has and another has not, and the other way round: by object, line by line. */
  List<String> differences(Picture other) {
    List<String> all = new ArrayList<>();
    Set<String> names = new TreeSet<>(objects.keySet());
    names.addAll(other.objects.keySet());
    for (String name : names) {
      List<String> here = objects.getOrDefault(name, "").lines().toList();
      List<String> there = other.objects.getOrDefault(name, "").lines().toList();
      here.stream().filter(line -> !there.contains(line)).forEach(l -> all.add(name + " +" + l));
      there.stream().filter(line -> !here.contains(line)).forEach(l -> all.add(name + " -" + l));
    }
    return all.isEmpty() && !equals(other) ? List.of("the order of lines") : all;
  }
}
