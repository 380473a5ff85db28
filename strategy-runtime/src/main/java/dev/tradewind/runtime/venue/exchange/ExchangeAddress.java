package dev.tradewind.runtime.venue.exchange;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A venue by its name and where its exchange listens, written {@code NAME=HOST:PORT}. The name is
 * what a book is of; where the exchange runs may change.
 *
 * @param name letters, digits, dots and hyphens, at most 63
 * @param host name or address
 * @param port 1 to 65535
 */
public record ExchangeAddress(String name, String host, int port) {

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9.-]{0,62})=(\\[[0-9a-fA-F:]+]|[^:\\s=]+):([0-9]{1,5})");

  private static final int LAST_PORT = 65_535;

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public static ExchangeAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "\"%s\" is no venue: write NAME=HOST:PORT, as in sim-1=127.0.0.1:9400, with a port from 1 to 65535."
              .formatted(text));
    }
    return new ExchangeAddress(parts.group(1), parts.group(2), port);
  }

  /** Where to connect to; the host is looked up then. */
  public InetSocketAddress socketAddress() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  @Override
  public String toString() {
    return name + "=" + host + ":" + port;
  }
}
