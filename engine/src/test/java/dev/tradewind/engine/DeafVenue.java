package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.venue.Venue;

/** Takes everything and says nothing: what is heard of orders is up to the test. */
final class DeafVenue implements Venue {

  @Override
  public void submit(Order order) {}

  @Override
  public void cancel(Order order) {}

  @Override
  public void replace(Order order, long quantity, long limitPrice, long stopPrice) {}

  @Override
  public void query(Order order) {}
}
