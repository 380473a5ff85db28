package dev.tradewind.runtime.account;

import dev.tradewind.engine.order.Order;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.ClaimLost;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A book's account at a venue. The loop lets it take what the venue tells ({@link #takeEvents}) and
 * what time brings ({@link #onTime}), makes the book durable, and lets it {@link #send}. Used by
 * the loop's thread; only the adapter's events come on others.
 *
 * <p>It trades once book and venue agree: after each beginning of a session it compares them, books
 * what was missed, ends what works there and is not open here, and sends again what may be sent
 * again. It compares again from time to time, soon after the beginning for orders of other
 * processes, and whenever a venue tells of something that it has not told.
 */
public final class VenueAccount implements AutoCloseable {

  private static final int EVENTS_PER_TURN = 256;
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration SELDOM = Duration.ofSeconds(60);

  /** A difference is one only if it is seen so often in a row: a fill may be on its way. */
  private static final int STRIKES = 3;

  /** Comparisons that a session may leave unanswered, one after another. */
  private static final int UNANSWERED = 3;

  private static final Duration BETWEEN_STRIKES = Duration.ofMillis(200);

  private final VenueAccess access;
  private final AccountBook account;
  private final OrderForms forms;
  private final Outbox outbox;
  private final VenueAdapter adapter;
  private final LongSupplier nanos;
  private final OpenRequests requests;
  private final Disagreement disagreement;
  private final OrderNews news;
  private final Brake brake;
  private final Dispatch dispatch;
  private final BlockingDeque<VenueEvent> events = new LinkedBlockingDeque<>();

  private Capabilities capabilities;
  private String down = "It has not been reached yet.";
  private Reconciliation reconciliation;
  private boolean compared;
  private int strikes;
  private int unanswered;
  private long sessionBegan;
  private long nextComparison;
  private long marketTime = Long.MIN_VALUE;
  private boolean completed;

  /** The market time that was passed last in this session. */
  private OptionalLong passed = OptionalLong.empty();

  /**
   * An account that is not in session yet; see {@link #start}.
   *
   * @param outbox that the book's engine sends to
   * @param brake that everybody may apply
   * @param horizon market time that no report may bring the book beyond, epoch nanoseconds
   * @param nanos the monotonic clock
   */
  public VenueAccount(
      VenueAccess access,
      Book book,
      Outbox outbox,
      Brake brake,
      LongSupplier horizon,
      LongSupplier nanos,
      InstantSource wallClock) {
    this.access = access;
    this.outbox = outbox;
    this.nanos = nanos;
    forms = new OrderForms(book.documents().setup());
    account = new AccountBook(book, forms, horizon, wallClock);
    adapter = access.adapter().apply(book.documents().setup(), book.epoch());
    requests = new OpenRequests(nanos);
    disagreement = new Disagreement(account);
    this.brake = brake;
    dispatch = new Dispatch(book, account, adapter, brake, requests);
    news =
        new OrderNews(account, forms, outbox, requests, disagreement, dispatch, this::marketTime);
  }

  /**
   * Begins a session.
   *
   * @param wake is called on the adapter's thread when there are events to take
   */
  public void start(Runnable wake) {
    brake.attach(adapter, account.openOrders());
    adapter.start(
        event -> {
          brake.onEvent(event);
          events.add(event);
          wake.run();
        });
  }

  /**
   * Takes what the venue has told, so much of it that nothing else waits for long.
   *
   * @return whether the book has changed, and is to be made durable
   */
  public boolean takeEvents() throws LedgerUnavailable {
    for (int i = 0; i < EVENTS_PER_TURN && !events.isEmpty(); i++) {
      take(events.remove());
    }
    return account.takeChanged();
  }

  /**
   * Waits until the venue has told something that was not taken.
   *
   * @param most nanoseconds at most
   */
  public void await(long most) throws InterruptedException {
    VenueEvent next = events.pollFirst(most, TimeUnit.NANOSECONDS);
    if (next != null) {
      events.addFirst(next);
    }
  }

  /** Whether the venue has told more than was taken. */
  public boolean hasEvents() {
    return !events.isEmpty();
  }

  private void take(VenueEvent event) throws LedgerUnavailable {
    switch (event) {
      case VenueEvent.SessionBegan began -> begin(began);
      case VenueEvent.SessionEnded ended -> end(ended.why());
      case VenueEvent.Superseded _ -> throw ClaimLost.atVenue(access.name());
      case VenueEvent.Missed _ -> compareSoon();
      case VenueEvent.MarketTime time -> onMarketTime(time.time(), time.completed());
      case VenueEvent.OfOrder ofOrder -> {
        boolean fillsAreMissing = news.take(ofOrder);
        if (reconciliation != null) {
          reconciliation.onHeard(ofOrder.clientOrderId(), fillsAreMissing);
        } else if (fillsAreMissing) {
          compareSoon();
        }
      }
      case VenueEvent.Fills fills when reconciliation != null -> reconciliation.onFills(fills);
      case VenueEvent.OpenOrders orders when reconciliation != null ->
          reconciliation.onOpenOrders(orders);
      case VenueEvent.Positions positions when reconciliation != null ->
          reconciliation.onPositions(positions);
      // The answer to a question of which the session knows nothing.
      case VenueEvent.Fills _, VenueEvent.OpenOrders _, VenueEvent.Positions _ -> {}
    }
    if (reconciliation != null && reconciliation.isOver()) {
      conclude();
    }
  }

  private void begin(VenueEvent.SessionBegan began) {
    String id = forms.firstId();
    if (!began.capabilities().takes(id)) {
      end("It takes no client order ids such as %s.".formatted(id));
      return;
    }
    capabilities = began.capabilities();
    news.begin(capabilities);
    requests.clear();
    down = "";
    compared = false;
    strikes = 0;
    unanswered = 0;
    sessionBegan = nanos.getAsLong();
    passed = OptionalLong.empty();
    onMarketTime(began.marketTime(), began.completed());
    compare();
  }

  private void end(String why) {
    capabilities = null;
    reconciliation = null;
    compared = false;
    down = why;
    requests.clear();
    dispatch.endSession();
  }

  private void onMarketTime(long time, boolean isEnd) {
    marketTime = Math.max(marketTime, time);
    completed |= isEnd;
  }

  private void compare() {
    reconciliation = new Reconciliation(account, forms, outbox, news, disagreement, capabilities);
    reconciliation.begin();
    nextComparison = nanos.getAsLong() + access.times().answer().toNanos();
  }

  private void compareSoon() {
    nextComparison = Math.min(nextComparison, nanos.getAsLong() + BETWEEN_STRIKES.toNanos());
  }

  private void conclude() {
    unanswered = 0;
    // Said again now and then: the venue may not have heard it, or not have been heard.
    passed = OptionalLong.empty();
    String cursor = reconciliation.cursor();
    List<String> differing = reconciliation.differingPositions();
    boolean again = reconciliation.isToBeRepeated() || !differing.isEmpty();
    reconciliation = null;
    if (again && ++strikes < STRIKES) {
      nextComparison = nanos.getAsLong() + BETWEEN_STRIKES.toNanos();
      return;
    }
    strikes = 0;
    disagreement.onPositions(differing);
    disagreement.freeze();
    // What is not this book's is passed over only together with the latch that tells of it.
    if (!cursor.isEmpty()) {
      account.venueCursor(cursor);
    }
    compared = true;
    boolean isFresh = nanos.getAsLong() - sessionBegan < access.times().lookAgain().toNanos();
    boolean isSettled = disagreement.agreement().verdict() == Agreement.Verdict.IN_AGREEMENT;
    nextComparison = nanos.getAsLong() + (isFresh || !isSettled ? OFTEN : SELDOM).toNanos();
  }

  /**
   * Does what time has brought: compares again, asks about orders that nothing was heard of,
   * cancels again, gives up what stayed silent.
   *
   * @return whether the book has changed, and is to be made durable
   */
  public boolean onTime() {
    refuseUnsent();
    if (capabilities == null) {
      return account.takeChanged();
    }
    if (nanos.getAsLong() >= nextComparison) {
      compareAgain();
    }
    for (String id : requests.silentFor(access.times().answer().toNanos())) {
      account.open(id).ifPresentOrElse(this::onSilence, () -> requests.settle(id));
    }
    return account.takeChanged();
  }

  /** An entry that could not be sent for long is not what was wanted any more. */
  private void refuseUnsent() {
    for (String id : requests.unsentFor(access.times().answer().toNanos())) {
      account.open(id).filter(order -> !order.reduceOnly()).ifPresent(account::refuse);
      if (account.open(id).isEmpty()) {
        requests.forget(id);
      }
    }
  }

  /** A session in which nothing is answered is none. */
  private void compareAgain() {
    if (reconciliation != null && ++unanswered == UNANSWERED) {
      unanswered = 0;
      adapter.reconnect();
    }
    compare();
  }

  private void onSilence(Order order) {
    String id = forms.clientOrderId(order);
    switch (order.status()) {
      case PENDING_NEW -> {
        // The engine asks the venue itself.
        account.doubt(order);
        requests.doubt(id);
      }
      case UNKNOWN -> {
        if (order.cancelReason().isPresent()) {
          outbox.add(new VenueRequest.CancelOrder(id));
        }
        onUnknown(order, id);
      }
      case PENDING_CANCEL -> outbox.add(new VenueRequest.CancelOrder(id));
      default -> news.ask(order);
    }
  }

  private void onUnknown(Order order, String id) {
    long unknownFor = requests.doubtedFor(id);
    requests.doubt(id);
    if (unknownFor < access.times().quiet().toNanos()) {
      news.ask(order);
      return;
    }
    account.lose(order);
    requests.settle(id);
    disagreement.onLost(id);
  }

  /**
   * Hands to the venue what is durable.
   *
   * @return whether the book has changed by that, and is to be made durable: something could not be
   *     sent
   */
  public boolean send() {
    dispatch.send(outbox.take(), capabilities != null, compared);
    return account.takeChanged();
  }

  /** Says that all until the venue's present time was taken, and that its orders are sent. */
  public void pass() {
    OptionalLong present = OptionalLong.of(marketTime);
    if (compared && !passed.equals(present) && adapter.send(new VenueRequest.Passed(marketTime))) {
      passed = present;
    }
  }

  /** How long nothing is to be done for the passing of time, at most so long. */
  public long nanosUntilDue(long atMost) {
    if (capabilities == null) {
      // Now and then it is looked for entries that wait for too long.
      return requests.hasUnsent() ? Math.min(atMost, BETWEEN_STRIKES.toNanos()) : atMost;
    }
    long next = Math.max(0, Math.min(atMost, nextComparison - nanos.getAsLong()));
    return requests.nanosUntilSilent(access.times().answer().toNanos(), next);
  }

  /** Whether book and venue were compared in this session, so that the book may go on. */
  public boolean isReady() {
    return compared;
  }

  /** How far the venue's market is, epoch nanoseconds; the least before it has begun. */
  public long marketTime() {
    return marketTime;
  }

  /** Whether the venue's market has ended. */
  public boolean isCompleted() {
    return completed;
  }

  /** Why there is no session; empty if there is one. */
  public Optional<String> unreachable() {
    return capabilities == null ? Optional.of(down) : Optional.empty();
  }

  /** Whether book and venue agree. */
  public Agreement agreement() {
    return compared ? disagreement.agreement() : Agreement.COMPARING;
  }

  /**
   * Client order ids of orders that are to end, and of which the venue has not said that they are.
   */
  public List<String> unconfirmedCancels() {
    return account.cancelling();
  }

  /** The venue's name. */
  public String name() {
    return access.name();
  }

  /** Ends the session; orders stay as they are. */
  @Override
  public void close() {
    brake.detach();
    adapter.close();
  }
}
