package dev.tradewind.marketdata;

import java.util.List;

/** How the columns of a price file are called. The order is always the same. */
enum PriceColumns {
  /** Of the files that strategies are given. */
  DATE("Date,Open,High,Low,Close,Volume"),

  /** Of plain files. */
  TS_UTC("ts_utc,open,high,low,close,volume");

  private final String header;

  PriceColumns(String header) {
    this.header = header;
  }

  /** The first line. */
  String header() {
    return header;
  }

  List<String> names() {
    return List.of(header.split(",", -1));
  }
}
