package dev.tradewind.runtime.process;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.MalformedMessage;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an exchange says of an account, asked in a session of its own.
 *
 * @param fills all that there were
 * @param openOrders that work
 * @param positions that are held
 */
record VenueLedger(
    List<Report.Filled> fills, List<Report.OrderState> openOrders, List<Report.Held> positions) {

  /** Asks; whoever is logged on to the account is not any more. */
  static VenueLedger of(String account, String host, int port)
      throws IOException, MalformedMessage {
    List<Report.Filled> fills = new ArrayList<>();
    List<Report.OrderState> open = new ArrayList<>();
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(30_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (Request request :
          List.of(
              new Request.Logon(Codec.VERSION, account, Integer.MAX_VALUE),
              new Request.Fills(0),
              new Request.OpenOrders(),
              new Request.Positions())) {
        String line = Codec.write(request) + "\n";
        socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (Codec.readReport(line)) {
          case Report.FillsAnswer answer -> fills.addAll(answer.fills());
          case Report.OpenOrdersAnswer answer -> open.addAll(answer.orders());
          case Report.PositionsAnswer answer -> {
            return new VenueLedger(fills, open, answer.positions());
          }
          default -> {
            // What happens meanwhile is in the answers.
          }
        }
      }
    }
    throw new AssertionError("The exchange has ended the session.");
  }
}
