/**
 * Money, prices and quantities as scaled {@code long}s.
 *
 * <p>A value of scale <i>s</i> is the number times 10<sup>s</sup>: 12.34 at scale 4 is {@code
 * 123400}. Nothing here is ever rounded but where the method's name says so, and what does not fit
 * a {@code long} is an {@link java.lang.ArithmeticException}, never a wrapped number.
 */
package dev.tradewind.engine.money;
