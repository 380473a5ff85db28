package dev.tradewind.exchange.server;

import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.faults.FaultAnswer;
import dev.tradewind.exchange.protocol.LineFormat;
import dev.tradewind.exchange.protocol.MalformedMessage;
import java.io.IOException;
import java.net.Socket;

/** Takes faults, one a line, and answers each with one line. */
final class FaultsPort {

  private static final LineFormat<Fault> FAULTS = new LineFormat<>(Fault.class, "fault");
  private static final LineFormat<FaultAnswer> ANSWERS =
      new LineFormat<>(FaultAnswer.class, "answer");

  private final Turns turns;
  private final Outbox outbox;

  FaultsPort(Turns turns, Outbox outbox) {
    this.turns = turns;
    this.outbox = outbox;
  }

  /** Serves a client until it is gone. */
  void serve(Socket socket) {
    Connection connection = new Connection(socket);
    Thread.ofVirtual().start(connection::write);
    try {
      LineReader lines = new LineReader(socket.getInputStream());
      for (String line = lines.next(); line != null; line = lines.next()) {
        take(line, connection);
      }
      turns.hand(_ -> outbox.then(connection::end));
    } catch (MalformedMessage e) {
      connection.send(ANSWERS.write(new FaultAnswer.Refused(e.getMessage())));
      connection.end();
    } catch (IOException e) {
      connection.cut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.cut();
    }
  }

  private void take(String line, Connection connection) throws InterruptedException {
    try {
      Fault fault = FAULTS.read(line);
      turns.hand(
          exchange -> {
            FaultAnswer answer = exchange.happen(fault);
            outbox.then(() -> connection.send(ANSWERS.write(answer)));
          });
    } catch (MalformedMessage e) {
      turns.hand(
          _ ->
              outbox.then(
                  () -> connection.send(ANSWERS.write(new FaultAnswer.Refused(e.getMessage())))));
    }
  }
}
