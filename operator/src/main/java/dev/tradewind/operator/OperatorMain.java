package dev.tradewind.operator;

import dev.tradewind.operator.training.TrainingRun;
import dev.tradewind.operator.verification.VerificationRun;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * The entry point. {@code train} is for the build of the image, {@code verify} for {@code helm
 * test}; without them the operator runs.
 */
@QuarkusMain
public final class OperatorMain {
  private OperatorMain() {}

  /** Runs until the process is told to end. */
  public static void main(String... args) {
    // The log context of the operator has the names; the SDK would repeat them under other ones.
    System.setProperty("JAVA_OPERATOR_SDK_USE_MDC", "false");
    if (args.length > 0 && args[0].equals("verify")) {
      System.exit(VerificationRun.of(List.of(args).subList(1, args.length)));
    }
    if (args.length == 1 && args[0].equals("train")) {
      TrainingRun.prepare();
    }
    Quarkus.run(args);
  }
}
