package dev.tradewind.runtime.venue.exchange;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The account at a {@link VirtualExchange}, in the thread of a test: it reconnects when told. */
public final class VirtualAdapter implements VenueAdapter, Link.Listener {

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** What happens around the sending of a request. */
  public interface Watch {

    /** A request is about to be sent; may throw. */
    void before(VenueRequest request);

    /** It was sent; may throw. */
    void after(VenueRequest request);
  }

  private final VirtualExchange exchange;
  private final Request.Logon logon;
  private final LongSupplier nanos;
  private final Watch watch;
  private Consumer<VenueEvent> events;
  private ExchangeSession session;
  private Link link;
  private boolean loggedOn;
  private boolean over;
  private long retryAt;
  private long giveUpAt;

  /** One that is not started. */
  public VirtualAdapter(
      VirtualExchange exchange, String account, long epoch, LongSupplier nanos, Watch watch) {
    this.exchange = exchange;
    this.nanos = nanos;
    this.watch = watch;
    logon = new Request.Logon(Codec.VERSION, account, epoch);
  }

  @Override
  public void start(Consumer<VenueEvent> to) {
    events = to;
    connect();
  }

  private void connect() {
    session = new ExchangeSession(events);
    giveUpAt = nanos.getAsLong() + ExchangeAdapter.LOGON.toNanos();
    try {
      link = exchange.open(this);
      link.send(logon);
    } catch (IOException e) {
      onEnd(e.getMessage());
    }
  }

  /** Connects again, if it is time to. */
  public void tick() {
    if (!over && link == null && nanos.getAsLong() >= retryAt) {
      connect();
    } else if (link != null && !loggedOn && nanos.getAsLong() >= giveUpAt) {
      link.close();
    }
  }

  /** When that is; {@link Long#MAX_VALUE} for never. */
  public long nextTick() {
    if (over || loggedOn) {
      return Long.MAX_VALUE;
    }
    return link == null ? retryAt : giveUpAt;
  }

  @Override
  public void onReport(Report report) {
    if (over) {
      return;
    }
    switch (report) {
      case Report.LoggedOn began -> begin(began);
      case Report.Logout logout -> {
        if (logout.superseded()) {
          over = true;
          events.accept(new VenueEvent.Superseded(logout.reason()));
        } else {
          onEnd(logout.reason());
        }
      }
      default -> {
        if (loggedOn) {
          session.take(report);
        }
      }
    }
  }

  private void begin(Report.LoggedOn began) {
    if (!loggedOn) {
      loggedOn = true;
      events.accept(
          new VenueEvent.SessionBegan(
              ExchangeAdapter.capabilities(began), began.marketTime(), began.completed()));
    }
  }

  @Override
  public void onEnd(String why) {
    link = null;
    loggedOn = false;
    retryAt = nanos.getAsLong() + PAUSE.toNanos();
    if (!over) {
      events.accept(new VenueEvent.SessionEnded(why));
    }
  }

  @Override
  public boolean send(VenueRequest request) {
    watch.before(request);
    if (link == null || !loggedOn) {
      return false;
    }
    link.send(ExchangeSession.request(request));
    watch.after(request);
    return true;
  }

  @Override
  public void reconnect() {
    if (link != null) {
      link.close();
    }
  }

  @Override
  public void close() {
    over = true;
    if (link != null) {
      link.close();
    }
  }
}
