package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last specs of a strategy and what became of them. Pure.
 *
 * @param records the newest first
 */
record History(List<SpecRecord> records) {

  /** Whether a step from one status to the next gives up what is in force. */
  static boolean givesUp(TradingStrategyStatus before, TradingStrategyStatus after) {
    var failed = new History(after.history()).lastFailed();
    return failed.isPresent() && !new History(before.history()).lastFailed().equals(failed);
  }

  /** Whether a record is about what trades. */
  static boolean isAbout(SpecRecord record, Trading trading) {
    return same(record, trading.specHash(), trading.image(), trading.rollout());
  }

  private static boolean same(SpecRecord record, String hash, String image, String rollout) {
    return record.specHash().equals(hash)
        && Objects.equals(record.image(), image)
        && Objects.equals(record.rollout(), rollout);
  }

  /** Whether that spec with that image has failed when it was last tried. */
  boolean failed(String hash, String image, String rollout) {
    return records.stream()
        .filter(record -> same(record, hash, image, rollout))
        .findFirst()
        .filter(record -> record.outcome() == Outcome.Failed)
        .isPresent();
  }

  /** Whether something that was rolled out under this name has failed. */
  boolean failedRollout(String rollout) {
    return records.stream()
        .anyMatch(r -> r.outcome() == Outcome.Failed && Objects.equals(r.rollout(), rollout));
  }

  /** The newest that was ready and has not failed since. */
  Optional<SpecRecord> lastReady() {
    return records.stream()
        .filter(r -> r.outcome() == Outcome.Ready)
        .filter(r -> !failed(r.specHash(), r.image(), r.rollout()))
        .findFirst();
  }

  /** The newest that has failed. */
  Optional<SpecRecord> lastFailed() {
    return records.stream().filter(r -> r.outcome() == Outcome.Failed).findFirst();
  }

  /** What is in force as far as the history knows. */
  Optional<SpecRecord> newest() {
    return records.stream().findFirst();
  }

  /** The history with what is in force now at its head. */
  History with(Trading trading, String now) {
    return newest().filter(record -> isAbout(record, trading)).isPresent()
        ? this
        : new History(
            Stream.concat(Stream.of(starting(trading, now)), remembered().stream()).toList());
  }

  /** The last ones but one too many; the way back is not forgotten for newer ones. */
  private List<SpecRecord> remembered() {
    int most = TradingStrategyStatus.HISTORY - 1;
    if (records.size() <= most) {
      return records;
    }
    Optional<SpecRecord> wayBack = lastReady().filter(r -> records.indexOf(r) >= most);
    return wayBack
        .map(r -> Stream.concat(records.stream().limit(most - 1L), Stream.of(r)).toList())
        .orElseGet(() -> records.stream().limit(most).toList());
  }

  /** The history after the pod of what is in force was ready. */
  History ready(String now) {
    return records.getFirst().outcome() == Outcome.Starting
        ? newest(records.getFirst().ready(now))
        : this;
  }

  /** The history after the pod of what is in force was not ready in time. */
  History failed(String why, String now) {
    return newest(records.getFirst().failed(why, now));
  }

  private History newest(SpecRecord newest) {
    return new History(Stream.concat(Stream.of(newest), records.stream().skip(1)).toList());
  }

  private static SpecRecord starting(Trading trading, String now) {
    return new SpecRecord(
        trading.specHash(),
        trading.generation(),
        trading.image(),
        trading.rollout(),
        trading.renderVersion(),
        Outcome.Starting,
        null,
        now);
  }
}
