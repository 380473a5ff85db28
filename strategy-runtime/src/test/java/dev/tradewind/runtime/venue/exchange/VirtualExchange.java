package dev.tradewind.runtime.venue.exchange;

import dev.tradewind.exchange.core.Entry;
import dev.tradewind.exchange.core.ExchangeCore;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.exchange.core.Outgoing;
import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exchange and the network before it, in the thread and the time of a test: every message waits
 * until the test lets it arrive, and the exchange can be killed and comes back from its journal.
 */
public final class VirtualExchange implements Outgoing {

  private final Settings settings;
  private final Supplier<MarketSteps> market;
  private final LongSupplier nanos;
  private final List<Entry> journal = new ArrayList<>();
  private final SortedMap<Long, VirtualLink> links = new TreeMap<>();
  private ExchangeCore core;
  private Consumer<Report> witness = _ -> {};
  private long witnessed = -1;

  /**
   * A running exchange without sessions.
   *
   * @param market makes it anew, from its beginning
   * @param nanos the time of the test
   */
  public VirtualExchange(Settings settings, Supplier<MarketSteps> market, LongSupplier nanos) {
    this.settings = settings;
    this.market = market;
    this.nanos = nanos;
    core = new ExchangeCore(settings, market.get(), journal::add, this);
  }

  /** Whether it runs. */
  public boolean isUp() {
    return core != null;
  }

  /** It is killed: what was under way is lost with its sessions. */
  public void kill() {
    core = null;
    List<VirtualLink> broken = List.copyOf(links.values());
    links.clear();
    broken.forEach(link -> link.breakOff("the exchange has ended the connection"));
  }

  /** It comes back from its journal. */
  public void start() {
    List<Entry> before = List.copyOf(journal);
    ExchangeCore next = new ExchangeCore(settings, market.get(), journal::add, this);
    before.forEach(next::recover);
    core = next;
    core.endAllSessions();
  }

  /** Something goes wrong. */
  public void happen(Fault fault) {
    if (core != null) {
      core.happen(fault);
    }
  }

  /** Makes the next step of the market if all accounts have passed the last one. */
  public boolean stepIfPassed() {
    if (core == null || !core.isMoving() || !core.isPassed()) {
      return false;
    }
    core.step();
    return true;
  }

  /** Makes the next step of the market, whoever is there. */
  public boolean step() {
    if (core == null || !core.isMoving()) {
      return false;
    }
    core.step();
    return true;
  }

  /** Lets delayed messages arrive whose time has come. */
  public void tick() {
    if (core != null) {
      core.tick(nanos.getAsLong());
    }
  }

  /** When that is due next; {@link Long#MAX_VALUE} for never. */
  public long nextTick() {
    return core == null ? Long.MAX_VALUE : core.nextTick();
  }

  /** Lets the next request of any link arrive; returns whether there was one. */
  public boolean deliverRequest() {
    for (VirtualLink link : List.copyOf(links.values())) {
      if (core != null && !link.requests.isEmpty()) {
        core.receive(link.session, link.requests.remove());
        return true;
      }
    }
    return false;
  }

  /** Lets the next report of any link arrive; returns whether there was one. */
  public boolean deliverReport() {
    for (VirtualLink link : List.copyOf(links.values())) {
      if (!link.reports.isEmpty()) {
        link.listener.onReport(link.reports.remove());
        if (link.reports.isEmpty() && link.closing) {
          links.remove(link.session);
          link.breakOff("the exchange has ended the connection");
        }
        return true;
      }
    }
    return false;
  }

  /** All connections break; so many requests that were under way arrive all the same. */
  public void breakConnections(int arriving) {
    for (VirtualLink link : List.copyOf(links.values())) {
      for (int i = 0; i < arriving && !link.requests.isEmpty() && core != null; i++) {
        core.receive(link.session, link.requests.remove());
      }
      drop(link, "the connection broke");
    }
  }

  private void drop(VirtualLink link, String why) {
    links.remove(link.session);
    if (core != null) {
      core.disconnect(link.session);
    }
    link.breakOff(why);
  }

  /** Opens a connection. */
  Link open(Link.Listener listener) throws IOException {
    if (core == null) {
      throw new IOException("Connection refused");
    }
    VirtualLink link = new VirtualLink(core.connect(), listener);
    links.put(link.session, link);
    return link;
  }

  @Override
  public void send(long session, Report report) {
    VirtualLink link = links.get(session);
    if (link != null) {
      link.reports.add(report);
    } else if (session == witnessed) {
      witness.accept(report);
    }
  }

  @Override
  public void close(long session) {
    VirtualLink link = links.get(session);
    if (link != null && link.reports.isEmpty()) {
      links.remove(session);
      link.breakOff("the exchange has ended the connection");
    } else if (link != null) {
      link.closing = true;
    }
  }

  /**
   * Asks the questions of a session of its own, which nothing goes wrong in.
   *
   * @param answers hears what is answered
   */
  public void ask(String account, List<Request> questions, Consumer<Report> answers) {
    core.happen(new Fault.Clear());
    long session = core.connect();
    witness = answers;
    witnessed = session;
    core.receive(session, new Request.Logon(Codec.VERSION, account, Integer.MAX_VALUE));
    questions.forEach(question -> core.receive(session, question));
    core.disconnect(session);
  }

  /**
   * How often new orders have arrived that could have become a second order of their id, by id: a
   * venue that remembers ids for ever makes no second one, nor one that does so for a logon, within
   * it.
   */
  public Map<String, Long> arrivals() {
    Stream<String> ids =
        journal.stream()
            .filter(Entry.Arrived.class::isInstance)
            .map(Entry.Arrived.class::cast)
            .filter(arrived -> arrived.request() instanceof Request.NewOrder)
            .collect(Collectors.toMap(this::arrival, a -> a, (one, _) -> one))
            .values()
            .stream()
            .map(arrived -> arrived.request().clientOrderId());
    return ids.collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  private String arrival(Entry.Arrived arrived) {
    String id = arrived.request().clientOrderId();
    return switch (settings.capabilities().idempotence()) {
      case Permanent -> id;
      case Logon -> id + " " + arrived.session();
      case None, OpenOrders -> id + " " + journal.indexOf(arrived);
    };
  }

  private final class VirtualLink implements Link {

    private final long session;
    private final Listener listener;
    private final Deque<Request> requests = new ArrayDeque<>();
    private final Deque<Report> reports = new ArrayDeque<>();
    private boolean closing;
    private boolean over;

    private VirtualLink(long session, Listener listener) {
      this.session = session;
      this.listener = listener;
    }

    @Override
    public void send(Request request) {
      if (!over) {
        requests.add(request);
      }
    }

    private void breakOff(String why) {
      if (!over) {
        over = true;
        listener.onEnd(why);
      }
    }

    @Override
    public void close() {
      if (!over) {
        drop(this, "it was closed here");
      }
    }
  }
}
