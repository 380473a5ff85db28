package dev.tradewind.operator.traffic;

/** What became of a write. */
enum WriteOutcome {
  success,
  conflict,
  throttled,
  refused,
  error,
  unanswered;

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  static WriteOutcome of(int code) {
    return switch (code) {
      case CONFLICT -> conflict;
      case TOO_MANY -> throttled;
      default -> code < 400 ? success : code < 500 ? refused : error;
    };
  }
}
