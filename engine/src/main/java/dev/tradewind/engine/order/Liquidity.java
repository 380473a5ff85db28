package dev.tradewind.engine.order;

/** What a fill did to the book: fees depend on it. */
public enum Liquidity {
  /** It rested in the book and was traded against. */
  MAKER,
  /** It traded against what rested there. */
  TAKER
}
