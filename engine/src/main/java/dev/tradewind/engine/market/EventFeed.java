package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Feeds events that are kept one by one, as they were recorded: those too rare for columns, and
 * mixtures. Used by one thread.
 */
public final class EventFeed implements MarketFeed {

  private final List<Recorded> events;
  private int index = -1;

  private EventFeed(List<Recorded> events) {
    this.events = events;
  }

  @Override
  public boolean advance() {
    if (index < events.size()) {
      index++;
    }
    return index < events.size();
  }

  @Override
  public long time() {
    return events.get(index).time();
  }

  @Override
  public void dispatch(MarketListener to) {
    events.get(index).event().dispatch(to);
  }

  /** What an event does when its turn has come. */
  private interface Dispatch {

    void dispatch(MarketListener to);
  }

  private record Recorded(long time, Dispatch event) {}

  /**
   * Records events; it listens to another feed, or is told them one by one. None may become visible
   * before the one before. Used by one thread.
   *
   * <p>Its methods throw {@link BadDataException} if an event goes back in time or breaks the rules
   * of its kind.
   */
  public static final class Recorder implements MarketListener {

    private final DataQuality quality;
    private final List<Recorded> events = new ArrayList<>();
    private long lastTime = Long.MIN_VALUE;

    /** A recorder that rejects what cannot be right. */
    public Recorder() {
      this(new DataQuality(DataPolicy.REJECT, "The events"));
    }

    /** A recorder that does about bad events what {@code quality} says. */
    public Recorder(DataQuality quality) {
      this.quality = quality;
    }

    @Override
    public void onBar(Bar bar) {
      ClosedBar copy = bar.copy();
      add(
          copy.closeTime(),
          BarRules.violation(copy.open(), copy.high(), copy.low(), copy.close(), copy.volume()),
          copy.low(),
          to -> to.onBar(copy));
    }

    @Override
    public void onTrade(Trade trade) {
      RecordedTrade copy = trade.copy();
      Violation violation = TradeRules.violation(copy.price(), copy.quantity());
      long value =
          violation == null ? 0 : TradeRules.valueOf(violation, copy.price(), copy.quantity());
      add(copy.time(), violation, value, to -> to.onTrade(copy));
    }

    @Override
    public void onQuote(Quote quote) {
      RecordedQuote q = quote.copy();
      Violation violation =
          QuoteRules.violation(q.bid(), q.bidQuantity(), q.ask(), q.askQuantity());
      long value =
          violation == null
              ? 0
              : QuoteRules.valueOf(violation, q.bid(), q.bidQuantity(), q.ask(), q.askQuantity());
      add(q.time(), violation, value, to -> to.onQuote(q));
    }

    @Override
    public void onBookLevel(BookLevel level) {
      RecordedBookLevel copy = level.copy();
      Violation violation = BookRules.violation(copy.entry(), copy.price(), copy.quantity());
      long value =
          violation == null ? 0 : TradeRules.valueOf(violation, copy.price(), copy.quantity());
      add(copy.time(), violation, value, to -> to.onBookLevel(copy));
    }

    @Override
    public void onCustomEvent(CustomEvent event) {
      RecordedCustomEvent copy = event.copy();
      add(copy.time(), null, 0, to -> to.onCustomEvent(copy));
    }

    @Override
    public void onCorporateAction(CorporateAction action) {
      add(action.time(), null, 0, to -> to.onCorporateAction(action));
    }

    /** A feed that stands before the first event; it is not changed by what is recorded later. */
    public EventFeed feed() {
      return new EventFeed(List.copyOf(events));
    }

    private void add(long time, Violation violation, long value, Dispatch event) {
      Violation order = TimeRules.violation(time, lastTime);
      if (violation != null) {
        quality.refuse(violation, value);
      } else if (order != null) {
        quality.refuse(order, time);
      } else {
        quality.accept();
        lastTime = time;
        events.add(new Recorded(time, event));
      }
    }
  }
}
