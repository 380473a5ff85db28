package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 100,000 of cash, 1,000 shares, 10 a trade, no fee. */
class TournamentScoreTest {

  private static final long CASH = 100_000;
  private static final long SHARES = 1000;
  private static final long LOT = 10;

  @Test
  void theDriftOfTheStartingSharesCounts() {
    assertThat(score(133, 143).roi()).isCloseTo(4.291845493562235, within(1e-12));
    assertThat(score(129, 145).roi()).isCloseTo(6.986899563318772, within(1e-12));
  }

  @Test
  void buysCountAtTheirPrices() {
    assertThat(score(128, 146, 107, 107, 135, 135, 135).roi())
        .isCloseTo(8.38157894736841, within(1e-12));
    assertThat(score(126, 148, 107, 107, 107, 135, 135).roi())
        .isCloseTo(10.393805309734503, within(1e-12));
  }

  @Test
  void excessIsWhatTradingAdded() {
    assertThat(score(133, 143).excess()).isZero();
    double gain = 10 * (2 * (146 - 107) + 3 * (146 - 135));
    assertThat(score(128, 146, 107, 107, 135, 135, 135).excess())
        .isCloseTo(100 * gain / 228_000, within(1e-12));
  }

  @Test
  void tiesGoByExcessThenSymbolThenAlgo() {
    TournamentScore best = new TournamentScore("Z", "z", 5, 0);
    TournamentScore excess = new TournamentScore("Z", "z", 4, 2);
    TournamentScore symbol = new TournamentScore("A", "z", 4, 1);
    TournamentScore algo = new TournamentScore("B", "a", 4, 1);
    TournamentScore last = new TournamentScore("B", "b", 4, 1);
    List<TournamentScore> ranked = List.of(best, excess, symbol, algo, last);
    assertThat(ranked.reversed().stream().sorted(TournamentScore.RANKING)).isEqualTo(ranked);
    assertThat(Stream.of(last, best, algo, excess, symbol).sorted(TournamentScore.RANKING))
        .isEqualTo(ranked);
  }

  @Test
  void aStartThatIsWorthNothingIsRefused() {
    assertThatThrownBy(() -> TournamentScore.of("AA", "momentum", 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("momentum on AA: the value at the first close must be above 0.");
  }

  private static TournamentScore score(long firstClose, long lastClose, long... buys) {
    long cash = CASH;
    long shares = SHARES;
    for (long price : buys) {
      cash -= LOT * price;
      shares += LOT;
    }
    return TournamentScore.of(
        "AA",
        "momentum",
        CASH + SHARES * firstClose,
        cash + shares * lastClose,
        CASH + SHARES * lastClose);
  }
}
