package dev.tradewind.engine;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.Account;

/** Shows the books as an account. */
record AccountView(Books books) implements Account {

  @Override
  public Currency currency() {
    return books.portfolio.currency();
  }

  @Override
  public int cashScale() {
    return books.portfolio.cashScale();
  }

  @Override
  public long capital() {
    return books.portfolio.capital();
  }

  @Override
  public long cash() {
    return books.portfolio.cash();
  }

  @Override
  public long freeCash() {
    return cash() - books.orders.reservedCash();
  }

  @Override
  public long equity() {
    return books.portfolio.equity();
  }

  @Override
  public long realizedPnl() {
    return books.portfolio.realizedPnl();
  }

  @Override
  public long unrealizedPnl() {
    return books.portfolio.unrealizedPnl();
  }

  @Override
  public long fees() {
    return books.portfolio.fees();
  }

  @Override
  public long pnl() {
    return equity() - capital();
  }

  @Override
  public long peakEquity() {
    return books.statistics.drawdown().peak();
  }

  @Override
  public double drawdownPercent() {
    return 100 * books.statistics.drawdown().ratio(equity());
  }

  @Override
  public long quantity(int instrument) {
    return books.portfolio.quantity(instrument);
  }

  @Override
  public long averagePrice(int instrument) {
    return books.portfolio.averagePrice(instrument);
  }

  @Override
  public long lastPrice(int instrument) {
    return books.portfolio.lastPrice(instrument);
  }

  @Override
  public int instruments() {
    return books.portfolio.instruments().size();
  }
}
