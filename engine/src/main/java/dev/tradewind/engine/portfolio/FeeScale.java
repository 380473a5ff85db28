package dev.tradewind.engine.portfolio;

/**
 * The units in which a fee is reckoned.
 *
 * @param unit the currency's smallest charged unit, at the cash scale
 * @param precision decimals of the currency
 * @param quantityUnit one whole unit of quantity, at the quantity scale
 */
public record FeeScale(long unit, int precision, long quantityUnit) {}
