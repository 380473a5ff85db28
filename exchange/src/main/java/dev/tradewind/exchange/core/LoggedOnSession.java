package dev.tradewind.exchange.core;

import java.util.HashSet;
import java.util.Set;

/** A session that has logged on. Used by one thread. */
final class LoggedOnSession {

  final long number;
  final String account;
  final long epoch;

  /** The ids of the orders that arrived on it. */
  final Set<String> clientOrderIds = new HashSet<>();

  private long passed;
  private boolean hasPassed;

  LoggedOnSession(long number, String account, long epoch) {
    this.number = number;
    this.account = account;
    this.epoch = epoch;
  }

  /** Says that all until a time was taken; returns whether that was said before. */
  boolean pass(long time) {
    boolean again = hasPassed && time <= passed;
    passed = again ? passed : time;
    hasPassed = true;
    return again;
  }

  boolean hasPassed(long time) {
    return hasPassed && passed >= time;
  }
}
