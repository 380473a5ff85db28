package dev.tradewind.runtime.monitoring;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.application.Trading;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.status.Board;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The book as metrics: everything is read from the board when it is scraped, so a metric can never
 * say other than {@code /status}. Counters go on over restarts, for they count what is in the
 * ledger.
 */
@Singleton
class BookMeters implements MeterBinder {

  private static final String COMPLETED = "Completed";

  private final Plan plan;
  private final Board board;
  private final BookTags tags;

  BookMeters(Trading trading) {
    plan = trading.plan();
    board = trading.board();
    tags = new BookTags(plan);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindMoney(registry);
    bindPositions(registry);
    bindCounts(registry);
    bindStates(registry);
  }

  private void bindMoney(MeterRegistry registry) {
    Tags money = tags.account().and("currency", plan.file().spec().capital().currency());
    gauge(registry, "tradewind_capital", money, s -> s.capital().doubleValue());
    gauge(registry, "tradewind_equity", money, ofSample(PodSample::equity));
    gauge(registry, "tradewind_realized_pnl", money, ofSample(PodSample::realizedPnl));
    gauge(registry, "tradewind_unrealized_pnl", money, ofSample(PodSample::unrealizedPnl));
    gauge(registry, "tradewind_fees", money, ofSample(PodSample::fees));
    gauge(
        registry,
        "tradewind_drawdown_ratio",
        tags.account(),
        ofSample(sample -> sample.drawdownPercent().movePointLeft(2)));
  }

  private void bindPositions(MeterRegistry registry) {
    for (Instrument instrument : plan.instruments()) {
      Tags single = tags.single(instrument.symbol());
      gauge(
          registry,
          "tradewind_position_quantity",
          single,
          ofPosition(instrument.symbol(), PodPosition::quantity));
      gauge(
          registry,
          "tradewind_last_price",
          single,
          ofPosition(instrument.symbol(), PodPosition::lastPrice));
    }
  }

  private void bindCounts(MeterRegistry registry) {
    gauge(registry, "tradewind_open_orders", tags.account(), s -> s.openOrders().size());
    for (OrderStatus status : OrderStatus.values()) {
      count(registry, "tradewind_orders_total", "status", status.label(), Tally::orders);
    }
    for (Side side : Side.values()) {
      count(registry, "tradewind_fills_total", "side", side.label(), Tally::fills);
    }
    for (RejectReason reason : RejectReason.values()) {
      count(registry, "tradewind_rejects_total", "reason", reason.label(), Tally::rejects);
    }
    counter(registry, "tradewind_trades_total", b -> b.view().tally().trades());
    counter(registry, "tradewind_bars_total", b -> b.view().status().counts().bars());
  }

  private void bindStates(MeterRegistry registry) {
    for (BookState state : BookState.values()) {
      state(registry, state.name(), status -> !status.completed() && status.state() == state);
    }
    state(registry, COMPLETED, PodStatus::completed);
    gauge(registry, "tradewind_epoch", tags.account(), PodStatus::epoch);
    gauge(registry, "tradewind_ready", tags.account(), s -> s.ready() ? 1 : 0);
    Gauge.builder(
            "tradewind_market_data_age_seconds", board, b -> b.view().dataAge(System.nanoTime()))
        .tags(tags.account())
        .register(registry);
  }

  private void state(MeterRegistry registry, String name, Function<PodStatus, Boolean> is) {
    gauge(
        registry,
        "tradewind_state",
        tags.account().and("state", name),
        status -> is.apply(status) ? 1 : 0);
  }

  private void gauge(
      MeterRegistry registry, String name, Tags labels, ToDoubleFunction<PodStatus> value) {
    Gauge.builder(name, board, b -> value.applyAsDouble(b.view().status()))
        .tags(labels)
        .register(registry);
  }

  private void counter(MeterRegistry registry, String name, ToDoubleFunction<Board> value) {
    FunctionCounter.builder(name, board, value).tags(tags.account()).register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String label,
      String word,
      Function<Tally, Map<String, Long>> counts) {
    FunctionCounter.builder(name, board, b -> counts.apply(b.view().tally()).getOrDefault(word, 0L))
        .tags(tags.account().and(label, word))
        .register(registry);
  }

  /** Unknown is no number: before the ledger was read there is no equity of 0. */
  private static ToDoubleFunction<PodStatus> ofSample(Function<PodSample, BigDecimal> part) {
    return status ->
        status.sample() == null ? Double.NaN : part.apply(status.sample()).doubleValue();
  }

  private static ToDoubleFunction<PodStatus> ofPosition(
      String symbol, Function<PodPosition, BigDecimal> part) {
    return status -> {
      if (status.sample() != null) {
        for (PodPosition position : status.sample().positions()) {
          BigDecimal value = part.apply(position);
          if (position.symbol().equals(symbol) && value != null) {
            return value.doubleValue();
          }
        }
      }
      return Double.NaN;
    };
  }
}
