package dev.tradewind.runtime.monitoring;

import dev.tradewind.api.pod.ControlAnswer;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.runtime.application.Trading;
import dev.tradewind.runtime.control.Keyring;
import dev.tradewind.runtime.ledger.LedgerHistory;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * {@code /status}, {@code /status/trades} and {@code /status/fills}; every route of this port takes
 * GET only.
 */
@ApplicationScoped
class StatusRoutes {

  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

  private final Trading trading;
  private final Keyring keyring;

  StatusRoutes(Trading trading, Keyring keyring) {
    this.trading = trading;
    this.keyring = keyring;
  }

  /** A part of the book's history as JSON. */
  private interface Reading {
    Object read(LedgerHistory history) throws LedgerUnavailable;
  }

  void register(@Observes ManagementInterface management) {
    Router router = management.router();
    router.route().order(BEFORE_ALL_OTHERS).handler(StatusRoutes::refuseAllButGet);
    router.get("/status").handler(this::status);
    router.get("/status/trades").blockingHandler(this::trades, false);
    router.get("/status/fills").blockingHandler(this::fills, false);
  }

  private static void refuseAllButGet(RoutingContext request) {
    if (request.request().method().equals(HttpMethod.GET)) {
      request.next();
      return;
    }
    request.response().putHeader("Allow", "GET");
    json(request, 405, new ControlAnswer("This port is for reading: use GET.", null));
  }

  private void status(RoutingContext request) {
    json(request, 200, trading.board().view().status().withControl(keyring.known()));
  }

  private void trades(RoutingContext request) {
    page(request).ifPresent(p -> read(request, history -> history.trades(p.after(), p.limit())));
  }

  private void fills(RoutingContext request) {
    page(request).ifPresent(p -> read(request, history -> history.fills(p.after(), p.limit())));
  }

  private void read(RoutingContext request, Reading reading) {
    Optional<LedgerHistory> history = trading.board().view().history();
    if (history.isEmpty()) {
      json(request, 503, new ControlAnswer("The ledger is not open.", null));
      return;
    }
    try {
      json(request, 200, reading.read(history.get()));
    } catch (LedgerUnavailable e) {
      json(request, 503, new ControlAnswer(e.getMessage(), null));
    }
  }

  private static Optional<Page> page(RoutingContext request) {
    try {
      return Optional.of(
          Page.of(request.request().getParam("after"), request.request().getParam("limit")));
    } catch (IllegalArgumentException e) {
      json(request, 400, new ControlAnswer(e.getMessage(), null));
      return Optional.empty();
    }
  }

  private static void json(RoutingContext request, int status, Object document) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(PodJson.write(document));
  }
}
