package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.exchange.core.Entry;
import dev.tradewind.exchange.core.ExchangeCore;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.exchange.core.Outgoing;
import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.exchange.ExchangeAdapter;
import dev.tradewind.runtime.venue.exchange.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** An exchange on a thread of its own in this process; links lead straight into it. */
final class InProcessVenue extends FaultWords implements Outgoing {

  private static final int TICK_MILLIS = 5;

  private final Settings settings;
  private final Supplier<MarketSteps> market;
  private final List<Entry> journal = new ArrayList<>();
  private final Map<Long, DirectLink> links = new HashMap<>();
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("exchange in process").factory());
  private final Future<?> ticks;
  private volatile boolean up = true;
  private ExchangeCore core;
  private CountDownLatch hanging = new CountDownLatch(0);

  /**
   * A running exchange.
   *
   * @param market makes it anew, from its beginning
   */
  InProcessVenue(Settings settings, Supplier<MarketSteps> market) {
    this.settings = settings;
    this.market = market;
    turn(() -> core = new ExchangeCore(settings, market.get(), journal::add, this));
    ticks = turns.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    if (core != null) {
      core.tick(System.nanoTime());
    }
  }

  /** Does something on the exchange's thread, and waits for it. */
  private void turn(Runnable action) {
    try {
      turns.submit(action).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public VenueAdapter adapter(String account, long epoch) {
    return new ExchangeAdapter(this::open, account, epoch);
  }

  private Link open(Link.Listener listener) throws IOException {
    if (!up) {
      throw new IOException("Connection refused");
    }
    return new DirectLink(listener);
  }

  @Override
  void happen(Fault fault) {
    turn(() -> core.happen(fault));
  }

  @Override
  public void hang() {
    CountDownLatch until = new CountDownLatch(1);
    hanging = until;
    turns.execute(
        () -> {
          try {
            until.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void resume() {
    hanging.countDown();
  }

  @Override
  public void kill() {
    up = false;
    turn(
        () -> {
          core = null;
          List<DirectLink> broken = List.copyOf(links.values());
          links.clear();
          broken.forEach(link -> link.end("the exchange has ended the connection"));
        });
  }

  @Override
  public void start() {
    turn(
        () -> {
          List<Entry> before = List.copyOf(journal);
          core = new ExchangeCore(settings, market.get(), journal::add, this);
          before.forEach(core::recover);
          core.endAllSessions();
        });
    up = true;
  }

  @Override
  public void send(long session, Report report) {
    DirectLink link = links.get(session);
    if (link != null) {
      link.listener.onReport(report);
    }
  }

  @Override
  public void close(long session) {
    DirectLink link = links.remove(session);
    if (link != null) {
      link.end("the exchange has ended the connection");
    }
  }

  @Override
  public void close() {
    resume();
    ticks.cancel(false);
    turns.shutdownNow();
  }

  /** A connection; its session begins with what is sent first. */
  private final class DirectLink implements Link {

    private final Listener listener;
    private long session;
    private boolean over;

    private DirectLink(Listener listener) {
      this.listener = listener;
      turns.execute(this::connect);
    }

    private void connect() {
      if (core != null) {
        session = core.connect();
        links.put(session, this);
      }
    }

    @Override
    public void send(Request request) {
      turns.execute(
          () -> {
            if (links.get(session) == this) {
              core.receive(session, request);
            }
          });
    }

    private void end(String why) {
      synchronized (this) {
        if (over) {
          return;
        }
        over = true;
      }
      listener.onEnd(why);
    }

    @Override
    public void close() {
      if (!turns.isShutdown()) {
        turns.execute(
            () -> {
              if (links.remove(session, this)) {
                core.disconnect(session);
              }
            });
      }
      end("it was closed here");
    }
  }
}
