package dev.tradewind.engine;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.statistics.Drawdown;

/** Shows the books as an account. */
record AccountView(Books books) implements Account {

  @Override
  public Currency currency() {
    return portfolio().currency();
  }

  @Override
  public int cashScale() {
    return portfolio().cashScale();
  }

  @Override
  public long capital() {
    return portfolio().capital();
  }

  @Override
  public long cash() {
    return portfolio().cash();
  }

  @Override
  public long freeCash() {
    return cash() - books.orders.reservedCash();
  }

  @Override
  public long equity() {
    return portfolio().equity();
  }

  @Override
  public long realizedPnl() {
    return portfolio().realizedPnl();
  }

  @Override
  public long unrealizedPnl() {
    return portfolio().unrealizedPnl();
  }

  @Override
  public long fees() {
    return portfolio().fees();
  }

  @Override
  public long pnl() {
    return equity() - capital();
  }

  @Override
  public long peakEquity() {
    return drawdown().peak();
  }

  @Override
  public double drawdownPercent() {
    return 100 * drawdown().ratio(equity());
  }

  @Override
  public long quantity(int instrument) {
    return portfolio().quantity(instrument);
  }

  @Override
  public long averagePrice(int instrument) {
    return portfolio().averagePrice(instrument);
  }

  @Override
  public long lastPrice(int instrument) {
    return portfolio().lastPrice(instrument);
  }

  @Override
  public int instruments() {
    return portfolio().instruments().size();
  }

  private Portfolio portfolio() {
    books.lull.catchUp();
    return books.portfolio;
  }

  private Drawdown drawdown() {
    books.lull.catchUp();
    return books.statistics.drawdown();
  }
}
