package dev.tradewind.runtime.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.pod.ControlAnswer;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.runtime.application.RunConfig;
import dev.tradewind.runtime.application.Trading;
import dev.tradewind.runtime.control.CommandCheck.Verdict;
import dev.tradewind.runtime.loop.Reply;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code POST /control}: hands a command to the loop and answers when it is durable. On worker
 * threads, for it reads the keys and waits; nothing of it is logged but what the loop obeys.
 */
@ApplicationScoped
class ControlRoute {

  private static final int MAX_BODY_BYTES = 4096;
  private static final long PATIENCE_SECONDS = 5;

  private static final CommandSignature NOBODYS =
      new CommandSignature(Instant.EPOCH, "A".repeat(86) + "==");

  private final Trading trading;
  private final Keyring keyring;
  private final CommandCheck check;
  private final boolean open;

  ControlRoute(Trading trading, Keyring keyring, RunConfig config) {
    this.trading = trading;
    this.keyring = keyring;
    check = new CommandCheck(trading.plan().uid());
    open = config.controlCredentialsDirectory().isPresent();
  }

  void register(@Observes Router router) {
    if (!open) {
      return;
    }
    router.post("/control").handler(ControlRoute::refuseForms);
    router
        .post("/control")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .blockingHandler(this::answer, false)
        .failureHandler(ControlRoute::refuseLarge);
    router
        .route("/control")
        .handler(
            request -> {
              request.response().putHeader("Allow", "POST");
              refuse(request, 405, "Commands are sent with POST.", null);
            });
  }

  /** The first command is not to wait until Java has loaded what checks signatures. */
  void onStart(@Observes StartupEvent event) {
    if (open) {
      Thread.ofPlatform().name("warm-up").daemon().start(this::checkNothing);
    }
  }

  private void checkNothing() {
    check.check(keyring.keys().orElseThrow(), NOBODYS.header(), new byte[0], Instant.now());
  }

  private void answer(RoutingContext request) {
    byte[] body = body(request);
    String authorization = request.request().getHeader("Authorization");
    ObeyedKeys keys = keyring.keys().orElseThrow();
    switch (check.check(keys, authorization, body, Instant.now())) {
      case Verdict.Refused refused -> {
        request.response().putHeader("WWW-Authenticate", CommandSignature.SCHEME);
        refuse(request, 401, refused.message(), null);
      }
      case Verdict.Signed signed -> obey(request, body, signed.key());
    }
  }

  private void obey(RoutingContext request, byte[] body, String key) {
    try {
      ControlCommand command = ControlCommand.read(new String(body, StandardCharsets.UTF_8));
      String sender = "%s (%s)".formatted(request.request().remoteAddress().host(), key);
      answer(
          request, trading.loop().submit(command, sender).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (JsonProcessingException e) {
      refuse(request, 400, "The body is no command: " + firstLine(e), null);
    } catch (TimeoutException e) {
      refuse(
          request, 503, "The loop has not answered in time; the command may be sent again.", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(request, 503, "The process is ending.", null);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static byte[] body(RoutingContext request) {
    Buffer body = request.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  /** Vert.x would read a form in its own way, and answer mistakes in its own words. */
  private static void refuseForms(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      refuse(request, 415, "A command is JSON: send it as application/json.", null);
    } else {
      request.next();
    }
  }

  private static void refuseLarge(RoutingContext request) {
    if (request.statusCode() == 413) {
      refuse(request, 413, "A command has at most " + MAX_BODY_BYTES + " bytes.", null);
    } else {
      request.next();
    }
  }

  private void answer(RoutingContext request, Reply reply) {
    switch (reply) {
      case Reply.Durable durable ->
          json(request, 200, PodJson.write(durable.status().withControl(keyring.known())));
      case Reply.Refused refused ->
          refuse(request, status(refused.cause()), refused.message(), refused.commandSequence());
    }
  }

  private static int status(Reply.Cause cause) {
    return switch (cause) {
      case CONFLICT -> 409;
      case UNPROCESSABLE -> 422;
      case UNAVAILABLE -> 503;
    };
  }

  private static void refuse(RoutingContext request, int status, String message, Long sequence) {
    json(request, status, PodJson.write(new ControlAnswer(message, sequence)));
  }

  private static void json(RoutingContext request, int status, String body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body);
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("it does not parse.");
  }
}
