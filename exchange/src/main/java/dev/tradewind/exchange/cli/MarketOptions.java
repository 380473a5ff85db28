package dev.tradewind.exchange.cli;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.marketdata.PriceFile;
import dev.tradewind.marketdata.PriceFileException;
import dev.tradewind.marketdata.PriceFileReader;
import dev.tradewind.marketdata.ReplayFeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What is traded, and how orders are filled. */
final class MarketOptions {

  private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,3})([smhd])");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,23}");
  private static final int BPS_DECIMALS = 4;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of <SYMBOL>.csv.gz, the market's bars.")
  private Path data;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      required = true,
      description = "What is traded, with a file of its own; several times for several.")
  private List<String> symbols;

  @Option(
      names = "--interval",
      paramLabel = "N[smhd]",
      defaultValue = "1d",
      description = "Length of a bar; default: ${DEFAULT-VALUE}.")
  private String interval;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      description = "Currency of the prices; default: ${DEFAULT-VALUE}.")
  private String currency;

  @Option(
      names = "--loop",
      description = "Begin the files again at their end, later in time; default: the market ends.")
  private boolean loop;

  @Option(
      names = "--slippage",
      paramLabel = "BPS",
      defaultValue = "0",
      description = "Slippage of takers in basis points, as 2.5; default: ${DEFAULT-VALUE}.")
  private String slippage;

  @Option(
      names = "--participation",
      paramLabel = "BPS",
      defaultValue = "1000",
      description =
          "Largest part of a bar's volume that an account's fills take, in basis points, 0 for all"
              + " they want; default: ${DEFAULT-VALUE}.")
  private int participation;

  List<Instrument> instruments() throws Refused {
    if (new LinkedHashSet<>(symbols).size() != symbols.size()) {
      throw new Refused("--symbol names one twice: each has one file.");
    }
    try {
      Currency priced = Currency.of(currency);
      List<Instrument> instruments = new ArrayList<>();
      for (String symbol : symbols) {
        if (!SYMBOL.matcher(symbol).matches()) {
          throw new Refused(
              "--symbol is \"%s\": it must be a letter or digit, then up to 23 of the characters A-Z 0-9 . _ / -."
                  .formatted(symbol));
        }
        instruments.add(Instrument.share(symbol, priced));
      }
      return instruments;
    } catch (IllegalArgumentException e) {
      throw new Refused("--currency: " + e.getMessage());
    }
  }

  ExchangeSettings matching() throws Refused {
    try {
      Slippage.Rate rate = new Slippage.Rate(Decimal.parse(slippage, BPS_DECIMALS));
      return ExchangeSettings.DEFAULT.withSlippage(rate).withParticipation(participation);
    } catch (IllegalArgumentException e) {
      throw new Refused(
          "--slippage is %s and --participation is %d: each must be 0 to 10000 basis points, the slippage with up to 4 decimals."
              .formatted(slippage, participation));
    }
  }

  private long nanos() throws Refused {
    Matcher written = INTERVAL.matcher(interval);
    if (!written.matches()) {
      throw new Refused(
          "--interval is \"%s\": it must be a number from 1 to 9999 and s, m, h or d, as 5m."
              .formatted(interval));
    }
    TimeUnit unit =
        switch (written.group(2)) {
          case "s" -> TimeUnit.SECONDS;
          case "m" -> TimeUnit.MINUTES;
          case "h" -> TimeUnit.HOURS;
          default -> TimeUnit.DAYS;
        };
    return unit.toNanos(Long.parseLong(written.group(1)));
  }

  List<PriceFile> files() throws Refused {
    PriceFileReader reader = new PriceFileReader(nanos());
    List<PriceFile> files = new ArrayList<>();
    try {
      for (Instrument instrument : instruments()) {
        files.add(reader.read(data, instrument));
      }
    } catch (PriceFileException e) {
      throw new Refused(e.getMessage());
    }
    return files;
  }

  MarketSteps market(List<PriceFile> files) throws Refused {
    return new MarketSteps(new ReplayFeed(files, nanos(), loop));
  }

  /** What must be the same whenever the exchange starts anew. */
  void describe(List<PriceFile> files, SortedMap<String, String> to) {
    to.put("--symbol", String.join(" ", symbols));
    files.forEach(file -> to.put("data of " + file.instrument().symbol(), file.sha256()));
    to.put("--interval", interval);
    to.put("--currency", currency);
    to.put("--loop", String.valueOf(loop));
    to.put("--slippage", Decimal.formatShort(Decimal.parse(slippage, BPS_DECIMALS), BPS_DECIMALS));
    to.put("--participation", String.valueOf(participation));
  }
}
