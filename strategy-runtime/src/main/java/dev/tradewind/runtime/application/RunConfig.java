package dev.tradewind.runtime.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What the application is started with; {@link Launch} sets it from the command line. */
@ConfigMapping(prefix = "tradewind")
public interface RunConfig {

  /** The TradingStrategy manifest. */
  Optional<Path> strategyFile();

  /** Folder of the price files. */
  Optional<Path> dataDirectory();

  /** Folder of the ledger. */
  Optional<Path> ledgerDirectory();

  /** Market seconds per second. */
  @WithDefault("1")
  long speed();

  /** Whether an operator watches. */
  @WithDefault("false")
  boolean supervised();

  /** Folder of the credentials that may control. */
  Optional<Path> controlCredentialsDirectory();

  /** Venue outside of the process, {@code NAME=HOST:PORT}; without it the built-in exchange. */
  Optional<String> venue();

  /** Where a person on this machine may stop the strategy; without it nowhere. */
  Optional<Path> controlSocket();
}
