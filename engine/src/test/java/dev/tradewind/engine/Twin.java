package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.RecordedCustomEvent;
import dev.tradewind.engine.portfolio.Account;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** An engine of two that are told the same, and the hash of all it did. */
record Twin(TradingEngine engine, EventHash hash) {

  private static final long MINUTE = 60_000_000_000L;

  static Twin of(EngineSetup setup) {
    EventHash hash = new EventHash();
    return new Twin(new TradingEngine(setup, hash), hash);
  }

  List<Object> state() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    List<Object> state = new ArrayList<>();
    state.add(hash.hex());
    state.add(engine.counts().events() + " events, " + engine.counts().bars() + " bars");
    state.add(engine.time());
    state.add(engine.account().equity());
    state.add(engine.statistics());
    for (byte part : bytes.toByteArray()) {
      state.add(part);
    }
    return state;
  }

  /** Tells both the same, one of them in portions or with looks at it between. */
  static int compare(Twin one, MarketFeed singly, Twin many, MarketFeed feed, Random random)
      throws IOException {
    int calls = 0;
    boolean portions = random.nextBoolean();
    while (feed.advance()) {
      calls++;
      if (!portions) {
        feed.dispatch(many.engine);
        assertThat(singly.advance()).isTrue();
        one.engine.wake();
        singly.dispatch(one.engine);
        compareALittle(one, many, random.nextInt(300));
        command(one, many, random.nextInt(400), random);
        continue;
      }
      int atMost = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : Integer.MAX_VALUE;
      long before =
          random.nextInt(4) == 0 ? feed.time() + random.nextInt(90) * MINUTE : Long.MAX_VALUE;
      int taken = feed.dispatch(many.engine, atMost, before);
      assertThat(taken).isBetween(1, atMost);
      for (int left = taken; left > 0; left--) {
        assertThat(singly.advance()).isTrue();
        one.engine.wake();
        singly.dispatch(one.engine);
      }
      assertThat(many.state()).isEqualTo(one.state());
      command(one, many, random.nextInt(40), random);
    }
    assertThat(singly.advance()).isFalse();
    one.engine.complete();
    many.engine.complete();
    assertThat(many.state()).isEqualTo(one.state());
    return calls;
  }

  /** What comes from outside the market: limits and amounts are others behind it. */
  private static void command(Twin one, Twin many, int number, Random random) throws IOException {
    Account account = one.engine.account();
    switch (number) {
      case 0, 1 -> tell(one, many, new Command.ResetDrawdown());
      case 2 -> {
        long change = account.capital() / 1000 * (random.nextInt(41) - 20);
        tell(one, many, new Command.SetCapital(account.capital() + change));
      }
      case 3 ->
          one.engine
              .latch()
              .ifPresent(latch -> tell(one, many, new Command.ReleaseLatch(latch.id())));
      case 4 -> many.restart();
      case 5, 6, 7 -> tellFromOutside(one, many, random);
      default -> {
        // Mostly nobody commands.
      }
    }
  }

  private static void tell(Twin one, Twin many, Command command) {
    assertThat(many.engine.onCommand(command)).isEqualTo(one.engine.onCommand(command));
  }

  /** What is no price: what a company does, and news, some of it late. */
  private static void tellFromOutside(Twin one, Twin many, Random random) {
    long time = one.engine.time() - (random.nextInt(4) == 0 ? MINUTE : 0);
    int last = (int) one.engine.account().lastPrice(0);
    Consumer<TradingEngine> event =
        switch (random.nextInt(3)) {
          case 0 -> {
            CorporateAction dividend =
                new CorporateAction.CashDividend(0, time, dividend(last, random));
            yield engine -> engine.onCorporateAction(dividend);
          }
          case 1 -> {
            CorporateAction split =
                new CorporateAction.Split(0, time, 1 + random.nextInt(2), 1 + random.nextInt(2));
            yield engine -> engine.onCorporateAction(split);
          }
          default -> {
            CustomEvent news = new RecordedCustomEvent(0, time, "news", Headline.SOME);
            yield engine -> engine.onCustomEvent(news);
          }
        };
    assertThat(refusal(many.engine, event)).isEqualTo(refusal(one.engine, event));
  }

  /** Small, or about as large as the price, which is refused from there on. */
  private static int dividend(int last, Random random) {
    return random.nextBoolean()
        ? 1 + random.nextInt(1 + last / 20)
        : last + 1 + random.nextInt(9) - (last > 0 ? 1 : 0);
  }

  private enum Headline implements CustomEvent.Payload {
    SOME
  }

  private static String refusal(TradingEngine engine, Consumer<TradingEngine> event) {
    try {
      event.accept(engine);
      return "none";
    } catch (IllegalArgumentException refused) {
      return refused.getMessage();
    }
  }

  private void restart() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /** Each look by itself, for it lets the books catch up. */
  static void compareALittle(Twin one, Twin many, int look) throws IOException {
    switch (look) {
      case 0 -> assertThat(many.state()).isEqualTo(one.state());
      case 1 -> assertThat(many.engine.time()).isEqualTo(one.engine.time());
      case 2 -> assertThat(many.engine.statistics()).isEqualTo(one.engine.statistics());
      case 3 -> assertThat(many.engine.counts().events()).isEqualTo(one.engine.counts().events());
      case 4 -> assertThat(many.engine.counts().bars()).isEqualTo(one.engine.counts().bars());
      case 5 -> assertThat(many.engine.account().equity()).isEqualTo(one.engine.account().equity());
      case 6 ->
          assertThat(many.engine.account().lastPrice(0))
              .isEqualTo(one.engine.account().lastPrice(0));
      case 7 ->
          assertThat(many.engine.account().unrealizedPnl())
              .isEqualTo(one.engine.account().unrealizedPnl());
      case 8 ->
          assertThat(many.engine.account().drawdownPercent())
              .isEqualTo(one.engine.account().drawdownPercent());
      default -> {
        // Mostly nobody looks.
      }
    }
  }
}
