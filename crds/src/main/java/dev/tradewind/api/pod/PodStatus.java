package dev.tradewind.api.pod;

import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a pod says of itself: {@code GET /status}, and the answer of {@code POST /control}.
 *
 * @param uid of the strategy
 * @param name of the strategy
 * @param namespace of the strategy
 * @param specHash of the strategy file it trades
 * @param version of the runtime
 * @param tzdata version of the time zone rules by which it reckons; null from a runtime that does
 *     not tell
 * @param epoch how many processes have opened the ledger, this one included
 * @param ready whether the ledger is open and the asked-for state is reached
 * @param reason of {@code ready}
 * @param message a sentence for people, possibly empty
 * @param state what it obeys: the stricter of {@code commanded} and the latch
 * @param commanded what it was last told to obey, kept below a latch and in force without it; null
 *     from a runtime that does not tell
 * @param latch its own stop, kept whatever it is told; null when there is none
 * @param breach the limit of loss that is passed now, so that nothing new is opened; null when none
 *     is
 * @param commandSequence the last command it has made durable; 0 before the first
 * @param stopped whether a Stop has closed the book
 * @param trading what it is doing
 * @param completed whether the finite replay has ended
 * @param settled whether the position was closed after the end
 * @param capital paid in so far
 * @param currency of all money
 * @param sample null when no ledger was ever written
 * @param openOrders working orders, oldest first
 * @param counts since the book began
 * @param data the files it reads
 * @param venue its account at a venue outside; null where it trades on the built-in exchange
 * @param control the keys whose owners it obeys; null from a runtime that asks for a bearer
 *     credential, and while the control port is closed
 */
public record PodStatus(
    String uid,
    String name,
    String namespace,
    String specHash,
    String version,
    String tzdata,
    long epoch,
    boolean ready,
    ReadyReason reason,
    String message,
    BookState state,
    BookState commanded,
    Latch latch,
    LatchCause breach,
    long commandSequence,
    boolean stopped,
    TradingReason trading,
    boolean completed,
    boolean settled,
    BigDecimal capital,
    String currency,
    PodSample sample,
    List<OpenOrder> openOrders,
    Counts counts,
    List<DataFile> data,
    VenueStatus venue,
    KnownKeys control) {

  public PodStatus {
    message = message == null ? "" : message;
    openOrders = openOrders == null ? List.of() : List.copyOf(openOrders);
    counts = counts == null ? Counts.NONE : counts;
    data = data == null ? List.of() : List.copyOf(data);
  }

  /** What the book itself says: of the control port it knows nothing. */
  public PodStatus(
      String uid,
      String name,
      String namespace,
      String specHash,
      String version,
      String tzdata,
      long epoch,
      boolean ready,
      ReadyReason reason,
      String message,
      BookState state,
      BookState commanded,
      Latch latch,
      LatchCause breach,
      long commandSequence,
      boolean stopped,
      TradingReason trading,
      boolean completed,
      boolean settled,
      BigDecimal capital,
      String currency,
      PodSample sample,
      List<OpenOrder> openOrders,
      Counts counts,
      List<DataFile> data,
      VenueStatus venue) {
    this(
        uid,
        name,
        namespace,
        specHash,
        version,
        tzdata,
        epoch,
        ready,
        reason,
        message,
        state,
        commanded,
        latch,
        breach,
        commandSequence,
        stopped,
        trading,
        completed,
        settled,
        capital,
        currency,
        sample,
        openOrders,
        counts,
        data,
        venue,
        null);
  }

  /** The same of a book that is not traded as it should be. */
  public PodStatus withProblem(ReadyReason why, String sentence) {
    return copy(false, why, sentence, control);
  }

  /** The same with the keys of the control port. */
  public PodStatus withControl(KnownKeys keys) {
    return copy(ready, reason, message, keys);
  }

  private PodStatus copy(boolean isReady, ReadyReason why, String sentence, KnownKeys keys) {
    return new PodStatus(
        uid,
        name,
        namespace,
        specHash,
        version,
        tzdata,
        epoch,
        isReady,
        why,
        sentence,
        state,
        commanded,
        latch,
        breach,
        commandSequence,
        stopped,
        trading,
        completed,
        settled,
        capital,
        currency,
        sample,
        openOrders,
        counts,
        data,
        venue,
        keys);
  }

  /** What it was last told, as far as it says. */
  public BookState lastCommanded() {
    return commanded == null ? state : commanded;
  }

  /**
   * Whether it was told to obey that state. Of a runtime that does not tell, a latch hides what is
   * below it.
   */
  public boolean isTold(BookState asked) {
    boolean hidden = commanded == null && latch != null;
    return hidden ? state != null && state.compareTo(asked) >= 0 : lastCommanded() == asked;
  }

  /**
   * Whether the book is known to hold neither position nor working order. A book that was opened
   * and has no sample has never seen a bar; one that was not opened may hold anything.
   */
  public boolean empty() {
    return sample == null ? epoch > 0 : sample.openOrders() == 0 && sample.flat();
  }
}
