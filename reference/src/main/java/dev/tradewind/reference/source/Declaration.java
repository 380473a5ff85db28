package dev.tradewind.reference.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class, method, field or enum constant as its source declares it.
 *
 * @param name simple name
 * @param type of a method's result or a field; empty for a class
 * @param documentation its Javadoc's text without tags, possibly empty
 * @param annotations by simple name: arguments by name, texts as they are
 * @param arguments of an enum constant
 * @param members in the order of the source
 */
public record Declaration(
    String name,
    String type,
    String documentation,
    Map<String, Map<String, String>> annotations,
    List<String> arguments,
    List<Declaration> members) {

  /** Keeps copies. */
  public Declaration {
    annotations = Map.copyOf(annotations);
    arguments = List.copyOf(arguments);
    members = List.copyOf(members);
  }

  /** The argument of an annotation, if both are there. */
  public Optional<String> annotated(String annotation, String argument) {
    return Optional.ofNullable(annotations.getOrDefault(annotation, Map.of()).get(argument));
  }

  /** The class of that name inside. */
  public Optional<Declaration> nested(String simpleName) {
    return members.stream()
        .filter(m -> m.type().isEmpty() && m.name().equals(simpleName))
        .findFirst();
  }

  /** The constants of an enum. */
  public List<Declaration> constants() {
    return members.stream().filter(m -> m.type().equals(name)).toList();
  }
}
