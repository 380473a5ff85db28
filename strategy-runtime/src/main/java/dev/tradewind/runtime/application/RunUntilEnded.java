package dev.tradewind.runtime.application;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Does nothing but wait: everything happens in the loop's thread and in those of the servers. */
public final class RunUntilEnded implements QuarkusApplication {

  @Override
  public int run(String... args) {
    Quarkus.waitForExit();
    return 0;
  }
}
