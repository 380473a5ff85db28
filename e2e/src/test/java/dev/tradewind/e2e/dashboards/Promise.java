package dev.tradewind.e2e.dashboards;

import java.util.Set;

/** What the answer to one query of one panel must look like, whatever the strategies do. */
record Promise(
    String dashboard,
    String panel,
    String refId,
    Set<String> labels,
    boolean mayBeEmpty,
    String unit) {

  String where() {
    return "%s / %s / %s".formatted(dashboard, panel, refId);
  }
}
