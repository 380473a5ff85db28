package dev.tradewind.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LeadershipTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Instant now = START;
  private final AtomicInteger lost = new AtomicInteger();
  private final Leadership leadership =
      new Leadership(Duration.ofSeconds(10), clock(), lost::incrementAndGet);

  @AfterEach
  void close() {
    leadership.close();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  private void lead() {
    leadership.renewed(START);
    leadership.callbacks().onStartLeading();
  }

  @Test
  void oneThatWaitsHasNothingToLose() {
    now = START.plusSeconds(60);
    leadership.look();

    assertThat(leadership.leads()).isFalse();
    assertThat(lost).hasValue(0);
  }

  @Test
  void aLeaderThatCannotRenewHasLostTheLeadOnce() {
    lead();
    now = START.plusSeconds(10);
    leadership.look();
    assertThat(leadership.leads()).isTrue();

    now = START.plusSeconds(11);
    leadership.look();
    leadership.look();
    leadership.callbacks().onStopLeading();

    assertThat(leadership.leads()).isFalse();
    assertThat(lost).hasValue(1);
  }

  @Test
  void eachRenewalGivesMoreTime() {
    lead();
    leadership.renewed(START.plusSeconds(9));
    leadership.renewed(START.plusSeconds(3));
    now = START.plusSeconds(19);
    leadership.look();

    assertThat(leadership.leads()).isTrue();
  }

  @Test
  void givingUpAtTheEndIsNoLoss() {
    lead();
    leadership.end();
    leadership.callbacks().onStopLeading();

    assertThat(leadership.leads()).isFalse();
    assertThat(lost).hasValue(0);
  }
}
