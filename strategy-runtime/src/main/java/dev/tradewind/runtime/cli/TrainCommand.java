package dev.tradewind.runtime.cli;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.runtime.application.Launch;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.plan.PlanReader;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.training.Exercise;
import dev.tradewind.runtime.training.NativeLibrary;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train FILE}: a pod's life in a few seconds; for the build of the image. */
@Command(
    name = "train",
    hidden = true,
    description = "Run through a pod's life, for the AOT cache.")
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A TradingStrategy manifest with a finite replay.")
  private Path file;

  @Option(
      names = "--native",
      paramLabel = "DIR",
      required = true,
      description = "Where SQLite's native library is to lie.")
  private Path natives;

  @Override
  public Integer call() throws Refused, IOException {
    NativeLibrary.unpack(natives);
    Path credentials = Files.createTempDirectory("credentials");
    KeyPair keys = ControlKeys.generate();
    Files.writeString(credentials.resolve("current"), ControlKeys.pem(keys.getPublic()));
    Plan plan = PlanReader.read(file);
    // An image may be built in the network of its host, where a pod's own ports may be taken.
    int monitoringPort = freePort();
    int controlPort = freePort();
    Path socket = Files.createTempDirectory("control").resolve("control.sock");
    Thread.ofPlatform()
        .daemon()
        .start(
            new Exercise(
                plan.uid(),
                keys.getPrivate(),
                monitoringPort,
                controlPort,
                () -> breakTheGlass(socket)));
    return new Launch(
            plan,
            file,
            Folders.data(file),
            Files.createTempDirectory("ledger"),
            plan.file().spec().marketData().replay().speed(),
            true,
            Optional.of(credentials),
            Optional.of(socket),
            Optional.empty(),
            monitoringPort,
            controlPort)
        .run();
  }

  private static void breakTheGlass(Path socket) {
    String option = "--socket=" + socket;
    StrategyRuntimeCommand.execute("control", "halt", "--reason", "training", option);
    StrategyRuntimeCommand.execute("control", "status", option);
    StrategyRuntimeCommand.execute("control", "release", option);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
