package dev.tradewind.exchange.server;

import dev.tradewind.exchange.core.ExchangeCore;

/** When the market makes its next step. Used by the exchange's thread. */
sealed interface MarketClock {

  /** Steps of one turn, so that requests are not kept waiting by a fast market. */
  int MOST_STEPS = 64;

  /**
   * Lets the steps be made that are due.
   *
   * @param nanos of a clock that never goes back
   */
  void advance(ExchangeCore exchange, long nanos);

  /** When the next step is due by itself; {@link Long#MAX_VALUE} for never. */
  long nextTime(ExchangeCore exchange);

  /** Steps as soon as every account has passed the last one. */
  record Paced() implements MarketClock {

    @Override
    public void advance(ExchangeCore exchange, long nanos) {
      if (exchange.isMoving() && exchange.isPassed()) {
        exchange.step();
      }
    }

    @Override
    public long nextTime(ExchangeCore exchange) {
      return Long.MAX_VALUE;
    }
  }

  /** Runs, whoever is there. It stands while the exchange is down or is told to stand. */
  final class Running implements MarketClock {

    private final long speed;
    private boolean moving;
    private long begunAt;
    private long begunWith;

    /**
     * A clock.
     *
     * @param speed market seconds of a second
     */
    Running(long speed) {
      this.speed = speed;
    }

    @Override
    public void advance(ExchangeCore exchange, long nanos) {
      if (exchange.isMoving() && !moving) {
        begunAt = nanos;
        begunWith = exchange.nextStepBegin();
      }
      moving = exchange.isMoving();
      for (int i = 0; i < MOST_STEPS && nextTime(exchange) <= nanos; i++) {
        exchange.step();
      }
    }

    @Override
    public long nextTime(ExchangeCore exchange) {
      return moving && exchange.isMoving()
          ? begunAt + (exchange.nextStepTime() - begunWith) / speed
          : Long.MAX_VALUE;
    }
  }
}
