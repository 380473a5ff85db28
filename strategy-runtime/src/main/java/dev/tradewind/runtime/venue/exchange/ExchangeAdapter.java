package dev.tradewind.runtime.venue.exchange;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** An account at an exchange of this project, wherever that runs. */
public final class ExchangeAdapter implements VenueAdapter {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** How long a logon may be unanswered. */
  static final Duration LOGON = Duration.ofSeconds(5);

  /** All that can be printed but blanks. */
  private static final String ID_ALPHABET = idAlphabet();

  private static final int ID_LENGTH = 64;

  private final Link.Opening opening;
  private final Request.Logon logon;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread keeper = Thread.ofVirtual().name("venue-session").unstarted(this::keep);
  private Consumer<VenueEvent> events;

  /** The present session's, once it has logged on; null while there is none. */
  private final AtomicReference<Link> link = new AtomicReference<>();

  /**
   * An adapter that is not started.
   *
   * @param account that the orders are of
   * @param epoch of this process
   */
  public ExchangeAdapter(Link.Opening opening, String account, long epoch) {
    this.opening = opening;
    logon = new Request.Logon(Codec.VERSION, account, epoch);
  }

  /** One that goes over TCP. */
  public static ExchangeAdapter at(InetSocketAddress address, String account, long epoch) {
    return new ExchangeAdapter(listener -> TcpLink.open(address, listener), account, epoch);
  }

  @Override
  public void start(Consumer<VenueEvent> to) {
    events = to;
    keeper.start();
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    try {
      while (closed.getCount() > 0) {
        Life life = new Life();
        String why = life.last();
        if (closed.getCount() > 0 && !life.superseded) {
          tell(new VenueEvent.SessionEnded(why));
        }
        if (life.superseded) {
          tell(new VenueEvent.Superseded(why));
          return;
        }
        pause = life.loggedOn ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is told once {@link #close} has returned. */
  private void tell(VenueEvent event) {
    synchronized (closed) {
      if (closed.getCount() > 0) {
        events.accept(event);
      }
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** One session, from its logon to its end. */
  private final class Life implements Link.Listener {

    private final ExchangeSession session = new ExchangeSession(ExchangeAdapter.this::tell);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Link own;
    private volatile boolean loggedOn;
    private volatile boolean superseded;
    private volatile String why = "";

    /** Lasts as long as it does, and returns why it ended. */
    private String last() throws InterruptedException {
      try (Link opened = opening.open(this)) {
        own = opened;
        opened.send(logon);
        if (answered.await(LOGON.toMillis(), TimeUnit.MILLISECONDS)) {
          over.await();
        } else {
          end("it has not answered the logon within %d s".formatted(LOGON.toSeconds()));
        }
      } catch (IOException e) {
        why = "it does not answer (%s)".formatted(e.getMessage());
      } finally {
        link.compareAndSet(own, null);
      }
      return why + ".";
    }

    /** What comes after the end is of no session any more. */
    @Override
    public synchronized void onReport(Report report) {
      if (over.getCount() == 0) {
        return;
      }
      switch (report) {
        case Report.LoggedOn began -> begin(began);
        case Report.Logout logout -> {
          superseded = logout.superseded();
          end("it has ended the session: " + strip(logout.reason()));
        }
        default -> {
          // What overtakes the beginning is told by the comparison that follows it.
          if (loggedOn) {
            session.take(report);
          }
        }
      }
    }

    /** The same word told twice is no second beginning. */
    private void begin(Report.LoggedOn began) {
      if (!loggedOn) {
        loggedOn = true;
        answered.countDown();
        link.set(own);
        tell(
            new VenueEvent.SessionBegan(
                capabilities(began), began.marketTime(), began.completed()));
      }
    }

    private String strip(String sentence) {
      return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    @Override
    public void onEnd(String reason) {
      end(reason);
    }

    private synchronized void end(String reason) {
      if (why.isEmpty()) {
        why = reason;
      }
      // An older session whose end is noticed late does not end the present one.
      link.compareAndSet(own, null);
      answered.countDown();
      over.countDown();
    }
  }

  static Capabilities capabilities(Report.LoggedOn began) {
    var told = began.capabilities();
    return new Capabilities(
        switch (told.idempotence()) {
          case None -> Idempotence.NONE;
          case OpenOrders -> Idempotence.OPEN_ORDERS;
          case Logon -> Idempotence.LOGON;
          case Permanent -> Idempotence.PERMANENT;
        },
        switch (told.lookup()) {
          case None -> Lookup.NONE;
          case OpenOrders -> Lookup.OPEN_ORDERS;
          case All -> Lookup.ALL;
        },
        told.exclusiveLogon(),
        told.cancelOnDisconnect(),
        true,
        ID_ALPHABET,
        ID_LENGTH);
  }

  private static String idAlphabet() {
    StringBuilder all = new StringBuilder();
    for (char character = '!'; character <= '~'; character++) {
      all.append(character);
    }
    return all.toString();
  }

  @Override
  public boolean send(VenueRequest request) {
    Link present = link.get();
    if (present == null) {
      return false;
    }
    present.send(ExchangeSession.request(request));
    return true;
  }

  @Override
  public void reconnect() {
    Link present = link.get();
    if (present != null) {
      present.close();
    }
  }

  @Override
  public void close() {
    synchronized (closed) {
      closed.countDown();
    }
    keeper.interrupt();
    Link present = link.get();
    if (present != null) {
      present.close();
    }
  }
}
