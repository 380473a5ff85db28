package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Liquidity;
import java.util.List;

/**
 * What a venue charges for a fill. Each fill's fee is rounded half to even to the precision of its
 * currency. A negative rate is a rebate. Immutable; any thread.
 *
 * <p>Rates are in units of 0.0001 basis points of the notional, {@link Costs#ONE} is all of it.
 */
public sealed interface FeeSchedule {

  /** No fees. */
  FeeSchedule NONE = proportional(0);

  /**
   * The fee of a fill, in whole units of the currency's precision.
   *
   * @param notional of the fill, positive, at the cash scale of its currency
   * @param quantity of the fill, positive
   * @param volume notional of the account's fills of the month before this one, in the account's
   *     currency at its cash scale, each converted at the rate of its moment
   */
  long units(long notional, long quantity, Liquidity liquidity, long volume, FeeScale scale);

  /** The schedule without its rebates and with its dearest rates: no fee is above that of it. */
  FeeSchedule dearest();

  /** The same rate for makers and takers. */
  static FeeSchedule proportional(long rate) {
    return new Proportional(rate, rate);
  }

  /** A part of the notional. */
  record Proportional(long maker, long taker) implements FeeSchedule {

    /** Refuses rates beyond ±100% with {@link IllegalArgumentException}. */
    public Proportional {
      check(maker);
      check(taker);
    }

    @Override
    public long units(
        long notional, long quantity, Liquidity liquidity, long volume, FeeScale scale) {
      long rate = liquidity == Liquidity.MAKER ? maker : taker;
      return rate == 0
          ? 0
          : ExactMath.multiplyDivideHalfEven(
              notional, rate, Math.multiplyExact(Costs.ONE, scale.unit()));
    }

    @Override
    public FeeSchedule dearest() {
      return proportional(Math.max(0, Math.max(maker, taker)));
    }
  }

  /**
   * An amount for each unit of quantity, such as a share.
   *
   * @param maker at scale {@value #SCALE}
   * @param taker at scale {@value #SCALE}
   */
  record PerUnit(long maker, long taker) implements FeeSchedule {

    /** Decimals of the amounts. */
    public static final int SCALE = 8;

    @Override
    public long units(
        long notional, long quantity, Liquidity liquidity, long volume, FeeScale scale) {
      return ExactMath.multiplyDivideHalfEven(
          quantity,
          liquidity == Liquidity.MAKER ? maker : taker,
          Math.multiplyExact(scale.quantityUnit(), Decimal.powerOfTen(SCALE - scale.precision())));
    }

    @Override
    public FeeSchedule dearest() {
      long most = Math.max(0, Math.max(maker, taker));
      return new PerUnit(most, most);
    }
  }

  /**
   * Rates that change with the notional of the month, of all instruments of the account: a fill
   * pays the rate of the tier that the fills before it have reached.
   *
   * @param tiers by rising volume, the first from 0
   */
  record Tiered(List<Tier> tiers) implements FeeSchedule {

    /**
     * From a volume on.
     *
     * @param from notional of the month, in the account's currency at its cash scale
     * @param maker rate
     * @param taker rate
     */
    public record Tier(long from, long maker, long taker) {

      /** Refuses rates beyond ±100% with {@link IllegalArgumentException}. */
      public Tier {
        check(maker);
        check(taker);
      }
    }

    /** Refuses tiers out of order with {@link IllegalArgumentException}. */
    public Tiered {
      tiers = List.copyOf(tiers);
      for (int i = 0; i < tiers.size(); i++) {
        if (i == 0 ? tiers.get(i).from() != 0 : tiers.get(i).from() <= tiers.get(i - 1).from()) {
          throw new IllegalArgumentException(
              "Tiers of fees rise, and the first one begins at a volume of 0.");
        }
      }
      if (tiers.isEmpty()) {
        throw new IllegalArgumentException("A tiered schedule of fees has one tier or more.");
      }
    }

    @Override
    public long units(
        long notional, long quantity, Liquidity liquidity, long volume, FeeScale scale) {
      Tier tier = tiers.getFirst();
      for (int i = 1; i < tiers.size() && tiers.get(i).from() <= volume; i++) {
        tier = tiers.get(i);
      }
      return ExactMath.multiplyDivideHalfEven(
          notional,
          liquidity == Liquidity.MAKER ? tier.maker() : tier.taker(),
          Math.multiplyExact(Costs.ONE, scale.unit()));
    }

    @Override
    public FeeSchedule dearest() {
      return proportional(
          tiers.stream().mapToLong(t -> Math.max(t.maker(), t.taker())).reduce(0, Math::max));
    }
  }

  private static void check(long rate) {
    if (Math.abs(rate) > Costs.ONE) {
      throw new IllegalArgumentException(
          "The rate of a fee is "
              + Decimal.format(rate, 4)
              + " basis points: it must be from -10000 to 10000.");
    }
  }
}
