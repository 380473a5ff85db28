package dev.tradewind.runtime.status;

/** Where the loop puts up what is to be seen, and any thread sees it. */
public final class Board {

  private volatile View view;

  /** A board that shows something from the start. */
  public Board(View first) {
    view = first;
  }

  /** What was put up last, but for a disk that does not answer since. */
  public View view() {
    return view.now();
  }

  /** Puts up another view; by the loop's thread. */
  public void show(View next) {
    view = next;
  }
}
