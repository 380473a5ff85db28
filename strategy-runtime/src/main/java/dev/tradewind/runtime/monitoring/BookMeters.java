package dev.tradewind.runtime.monitoring;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.LatchCause;
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
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
    gauge("tradewind_capital", "Paid in, less paid out", s -> s.capital().doubleValue())
        .tags(money)
        .register(registry);
    amount("tradewind_equity", "Cash and positions at their last prices", PodSample::equity)
        .tags(money)
        .register(registry);
    amount(
            "tradewind_realized_pnl",
            "Profit of closed quantity, before fees",
            PodSample::realizedPnl)
        .tags(money)
        .register(registry);
    amount(
            "tradewind_unrealized_pnl",
            "Profit of held quantity, before fees",
            PodSample::unrealizedPnl)
        .tags(money)
        .register(registry);
    amount("tradewind_fees", "Fees paid", PodSample::fees).tags(money).register(registry);
    amount(
            "tradewind_drawdown_ratio",
            "Fall of equity below its peak, 1 is all",
            sample -> sample.drawdownPercent().movePointLeft(2))
        .tags(tags.account())
        .register(registry);
  }

  private void bindPositions(MeterRegistry registry) {
    for (Instrument instrument : plan.instruments()) {
      Tags single = tags.single(instrument.symbol());
      gauge(
              "tradewind_position_quantity",
              "Units held, negative when short",
              ofPosition(instrument.symbol(), PodPosition::quantity))
          .tags(single)
          .register(registry);
      gauge(
              "tradewind_last_price",
              "Last price seen",
              ofPosition(instrument.symbol(), PodPosition::lastPrice))
          .tags(single)
          .register(registry);
      gauge(
              "tradewind_skipped_rows",
              "Rows of the price file that were left out, for they cannot be right",
              s -> skipped(s, instrument.symbol()))
          .tags(single)
          .register(registry);
    }
  }

  private void bindCounts(MeterRegistry registry) {
    account(gauge("tradewind_open_orders", "Working orders", s -> s.openOrders().size()), registry);
    for (OrderStatus status : OrderStatus.values()) {
      if (status != OrderStatus.PENDING) {
        count(
                "tradewind_orders_total",
                "Orders that reached a status",
                Tally::orders,
                status.label())
            .tags(tags.account().and("status", status.label()))
            .register(registry);
      }
    }
    for (Side side : Side.values()) {
      count("tradewind_fills_total", "Fills", Tally::fills, side.label())
          .tags(tags.account().and("side", side.label()))
          .register(registry);
    }
    for (RejectReason reason : RejectReason.values()) {
      count(
              "tradewind_rejects_total",
              "Orders refused before the exchange",
              Tally::rejects,
              reason.label())
          .tags(tags.account().and("reason", reason.label()))
          .register(registry);
    }
    counter("tradewind_trades_total", "Round trips", b -> b.view().tally().trades())
        .tags(tags.account())
        .register(registry);
    counter("tradewind_bars_total", "Bars taken", b -> b.view().status().counts().bars())
        .tags(tags.account())
        .register(registry);
  }

  private void bindStates(MeterRegistry registry) {
    for (BookState state : BookState.values()) {
      state(registry, state.name(), status -> !status.completed() && status.state() == state);
    }
    state(registry, COMPLETED, PodStatus::completed);
    for (LatchCause cause :
        EnumSet.of(LatchCause.DailyLoss, LatchCause.Drawdown, LatchCause.Margin)) {
      gauge(
              "tradewind_risk_breached",
              "1 for the limit of loss that is passed, so that nothing new is opened",
              s -> s.breach() == cause ? 1 : 0)
          .tags(tags.account().and("cause", cause.name()))
          .register(registry);
    }
    for (LatchCause cause : LatchCause.values()) {
      gauge(
              "tradewind_latched",
              "1 for the cause of the latch that is held",
              s -> s.latch() != null && s.latch().cause() == cause ? 1 : 0)
          .tags(tags.account().and("cause", cause.name()))
          .register(registry);
    }
    account(
        gauge("tradewind_epoch", "Processes that have opened the ledger", PodStatus::epoch),
        registry);
    account(gauge("tradewind_ready", "1 if it trades as asked", s -> s.ready() ? 1 : 0), registry);
    Gauge.builder(
            "tradewind_market_data_age_seconds", board, b -> b.view().dataAge(System.nanoTime()))
        .description("Market time since the last bar; 0 while none is expected")
        .tags(tags.account())
        .register(registry);
  }

  private void state(MeterRegistry registry, String name, Predicate<PodStatus> is) {
    gauge("tradewind_state", "1 for the state in force", s -> is.test(s) ? 1 : 0)
        .tags(tags.account().and("state", name))
        .register(registry);
  }

  private void account(Gauge.Builder<Board> gauge, MeterRegistry registry) {
    gauge.tags(tags.account()).register(registry);
  }

  private Gauge.Builder<Board> gauge(
      String name, String description, ToDoubleFunction<PodStatus> value) {
    return Gauge.builder(name, board, b -> value.applyAsDouble(b.view().status()))
        .description(description);
  }

  private Gauge.Builder<Board> amount(
      String name, String description, Function<PodSample, BigDecimal> part) {
    return gauge(name, description, ofSample(part));
  }

  private FunctionCounter.Builder<Board> counter(
      String name, String description, ToDoubleFunction<Board> value) {
    return FunctionCounter.builder(name, board, value).description(description);
  }

  private FunctionCounter.Builder<Board> count(
      String name, String description, Function<Tally, Map<String, Long>> counts, String word) {
    return counter(name, description, b -> counts.apply(b.view().tally()).getOrDefault(word, 0L));
  }

  /** Unknown is no number: before the ledger was read there is no equity of 0. */
  private static ToDoubleFunction<PodStatus> ofSample(Function<PodSample, BigDecimal> part) {
    return status ->
        status.sample() == null ? Double.NaN : part.apply(status.sample()).doubleValue();
  }

  private static double skipped(PodStatus status, String symbol) {
    return status.data().stream()
        .filter(file -> file.symbol().equals(symbol))
        .mapToLong(DataFile::skipped)
        .sum();
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
