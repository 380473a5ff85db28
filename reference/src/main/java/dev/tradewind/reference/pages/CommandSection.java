package dev.tradewind.reference.pages;

import dev.tradewind.reference.source.Declaration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command of the runtime with its options, from its picocli annotations. */
final class CommandSection {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Z_]+)(?::-([^}]*))?}");

  private CommandSection() {}

  static String of(Declaration command) {
    String positional =
        command.members().stream()
            .flatMap(member -> member.annotated("Parameters", "paramLabel").stream())
            .map(label -> " " + label)
            .collect(Collectors.joining());
    String name = command.annotated("Command", "name").orElseThrow();
    return "\n### %s%s\n\n%s\n".formatted(name, positional, description(command, "Command"))
        + subcommands(command)
        + options(command);
  }

  private static String subcommands(Declaration command) {
    Table table = new Table("command", "what");
    boolean any = false;
    for (Declaration member : command.members()) {
      if (member.annotations().containsKey("Command")) {
        any = true;
        table.row(
            Table.code(member.annotated("Command", "name").orElseThrow()),
            description(member, "Command"));
      }
    }
    return any ? "\n" + table : "";
  }

  private static String options(Declaration command) {
    Table table = new Table("option", "environment", "what");
    boolean any = false;
    for (Declaration member : command.members()) {
      if (member.annotations().containsKey("Option")) {
        any = true;
        table.row(Table.code(names(member)), Table.code(environment(member, 1)), what(member));
      }
    }
    return any ? "\n" + table : "";
  }

  private static String names(Declaration option) {
    return option.annotated("Option", "names").orElseThrow()
        + option.annotated("Option", "paramLabel").map(label -> " " + label).orElse("");
  }

  private static String what(Declaration option) {
    return description(option, "Option").replace("${DEFAULT-VALUE}", environment(option, 2));
  }

  /** The variable's name (1) or what counts without it (2). */
  private static String environment(Declaration option, int part) {
    String value = option.annotated("Option", "defaultValue").orElse("");
    Matcher variable = VARIABLE.matcher(value);
    return variable.matches() && variable.group(part) != null ? variable.group(part) : "";
  }

  private static String description(Declaration of, String annotation) {
    return of.annotated(annotation, "description").orElse("");
  }
}
