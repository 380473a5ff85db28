package dev.tradewind.kubectl.command;

/** What {@code -o} takes where there is one other form. */
enum JsonOutput {
  json
}
