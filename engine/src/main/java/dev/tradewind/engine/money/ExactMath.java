package dev.tradewind.engine.money;

import java.math.BigInteger;

/**
 * Sums that do not wrap, and products of two {@code long}s that are exact to 128 bits before they
 * are divided or compared. Stateless; any thread; allocates only where a product really leaves 64
 * bits.
 */
public final class ExactMath {

  private ExactMath() {}

  /**
   * ⌊a·b / divisor⌋.
   *
   * @param divisor positive
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  public static long multiplyDivideFloor(long a, long b, long divisor) {
    if (fits(a, b)) {
      return Math.floorDiv(a * b, divisor);
    }
    return narrow(floorAndRemainder(a, b, divisor)[0]);
  }

  /**
   * ⌈a·b / divisor⌉.
   *
   * @param divisor positive
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  public static long multiplyDivideCeiling(long a, long b, long divisor) {
    if (fits(a, b)) {
      return Math.ceilDiv(a * b, divisor);
    }
    BigInteger[] parts = floorAndRemainder(a, b, divisor);
    return narrow(parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE));
  }

  /**
   * a·b / divisor to the nearest whole number, a tie to the even one.
   *
   * @param divisor positive
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  public static long multiplyDivideHalfEven(long a, long b, long divisor) {
    if (fits(a, b)) {
      return divideHalfEven(a * b, divisor);
    }
    BigInteger[] parts = floorAndRemainder(a, b, divisor);
    int half = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(divisor));
    boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
    return narrow(up ? parts[0].add(BigInteger.ONE) : parts[0]);
  }

  /**
   * a + b.
   *
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  public static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw new ArithmeticException(a + " and " + b + " together do not fit 64 bits");
    }
    return sum;
  }

  /**
   * a − b.
   *
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  public static long subtract(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw new ArithmeticException(a + " less " + b + " does not fit 64 bits");
    }
    return difference;
  }

  /** Compares a·b with c·d as {@link Long#compare} does. */
  public static int compareProducts(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
  }

  private static long divideHalfEven(long dividend, long divisor) {
    long floor = Math.floorDiv(dividend, divisor);
    long remainder = dividend - floor * divisor;
    long opposite = divisor - remainder;
    boolean up = remainder > opposite || (remainder == opposite && (floor & 1) == 1);
    return up ? floor + 1 : floor;
  }

  private static boolean fits(long a, long b) {
    return Math.multiplyHigh(a, b) == (a * b) >> 63;
  }

  private static BigInteger[] floorAndRemainder(long a, long b, long divisor) {
    BigInteger by = BigInteger.valueOf(divisor);
    BigInteger[] parts =
        BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(by);
    if (parts[1].signum() < 0) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(by);
    }
    return parts;
  }

  private static long narrow(BigInteger value) {
    if (value.bitLength() > 63) {
      throw new ArithmeticException(value + " does not fit 64 bits");
    }
    return value.longValue();
  }
}
