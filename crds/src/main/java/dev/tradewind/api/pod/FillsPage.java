package dev.tradewind.api.pod;

import java.util.List;

/**
 * Part of {@code /status/fills}, newest last.
 *
 * @param total of all fills, not only of this page
 * @param fills of this page
 */
public record FillsPage(long total, List<Fill> fills) {
  public FillsPage {
    fills = List.copyOf(fills);
  }
}
