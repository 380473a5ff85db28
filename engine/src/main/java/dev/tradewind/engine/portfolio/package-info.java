/**
 * Cash and positions, exact to the last unit. At any moment, for every account and every share of
 * it,
 *
 * <pre>cash + market value − capital = realized + unrealized − fees</pre>
 *
 * where realized and unrealized are gross of fees.
 */
package dev.tradewind.engine.portfolio;
