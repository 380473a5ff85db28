package dev.tradewind.reference.pages;

import dev.tradewind.reference.source.Declaration;
import java.util.Locale;
import java.util.Optional;

/** A SmallRye config mapping, setting by setting. */
final class SettingsTable {

  private final Table table = new Table("environment", "default", "what");
  private final String prefix;

  private SettingsTable(String prefix) {
    this.prefix = prefix;
  }

  static Table of(Declaration mapping) {
    SettingsTable rows =
        new SettingsTable(mapping.annotated("ConfigMapping", "prefix").orElseThrow());
    rows.add(mapping, rows.prefix, "");
    return rows.table;
  }

  private void add(Declaration mapping, String path, String inherited) {
    for (Declaration setting : mapping.members()) {
      if (setting.type().isEmpty()) {
        continue;
      }
      String at = path + "." + kebab(setting.name());
      String what = setting.documentation().isEmpty() ? inherited : setting.documentation();
      Optional<Declaration> group = mapping.nested(setting.type());
      if (group.isPresent()) {
        add(group.get(), at, group.get().documentation());
      } else {
        table.row(Table.code(environment(at)), defaultOf(setting), what);
      }
    }
  }

  private static String defaultOf(Declaration setting) {
    boolean optional = setting.type().startsWith("Optional");
    return setting
        .annotated("WithDefault", "value")
        .map(Table::code)
        .orElse(optional ? "" : "required");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String environment(String setting) {
    return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
