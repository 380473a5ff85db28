package dev.tradewind.operator.it;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of one field of an object.
 *
 * @param at the field
 * @param next what is put there; null is nothing
 */
record Bend(JsonPointer at, JsonNode next) {

  /** Every field with another value, and without any. */
  static List<Bend> all(JsonNode tree) {
    List<Bend> all = new ArrayList<>();
    collect(tree, JsonPointer.empty(), all);
    return all;
  }

  private static void collect(JsonNode node, JsonPointer at, List<Bend> all) {
    if (node.isObject()) {
      node.properties().forEach(e -> collect(e.getValue(), at.appendProperty(e.getKey()), all));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at.appendIndex(i), all);
      }
    }
    boolean isField = at.length() > 0 && at.tail().length() > 0;
    if (isField) {
      others(node).forEach(other -> all.add(new Bend(at, other)));
      all.add(new Bend(at, null));
    }
  }

  private static List<JsonNode> others(JsonNode node) {
    return switch (node) {
      case TextNode text ->
          List.of(
              TextNode.valueOf(text.asText() + "x"),
              TextNode.valueOf("9"),
              TextNode.valueOf("Always"));
      case IntNode number -> List.of(IntNode.valueOf(number.asInt() + 1), IntNode.valueOf(0));
      case LongNode number -> List.of(LongNode.valueOf(number.asLong() + 1));
      case BooleanNode is -> List.of(BooleanNode.valueOf(!is.asBoolean()));
      default -> List.of();
    };
  }

  /** A merge patch that bends a sound object. */
  ObjectNode of(ObjectNode sound) {
    ObjectNode bent = sound.deepCopy();
    JsonNode parent = bent.at(at.head());
    String last = at.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      int index = at.last().getMatchingIndex();
      if (next == null) {
        array.remove(index);
      } else {
        array.set(index, next);
      }
    } else if (next == null) {
      ((ObjectNode) parent).putNull(last);
    } else {
      ((ObjectNode) parent).set(last, next);
    }
    return bent;
  }
}
