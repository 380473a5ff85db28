package dev.tradewind.operator.traffic;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees every request of the operator's client: counts what is written, whoever writes it, notes
 * what the watches hear, and bounds what is read. Safe for many threads.
 */
final class ApiTraffic implements Interceptor {
  /** How long a watch lasts, as parts of the longest silence: not all at the same time. */
  private static final double SHORTEST = 0.5;

  private static final double LONGEST = 0.66;
  private static final Pattern BEGINS = Pattern.compile("[?&]resourceVersion=(\\d+)");
  private static final Pattern LASTS = Pattern.compile("timeoutSeconds=\\d+");

  private final Meters meters;
  private final Watches watches;
  private final Duration silence;

  /**
   * @param silence the longest that a living watch may hear nothing
   */
  ApiTraffic(Meters meters, Watches watches, Duration silence) {
    this.meters = meters;
    this.watches = watches;
    this.silence = silence;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    ApiRequest asked = ApiRequest.of(request);
    if (asked.watches()) {
      watches.opening(watch(request), asked.resource());
      Matcher revision = BEGINS.matcher(request.uri().toString());
      if (revision.find()) {
        watches.begins(StoreRevision.number(revision.group(1)));
      }
      builder.uri(URI.create(LASTS.matcher(request.uri().toString()).replaceFirst(lasts())));
    }
  }

  /**
   * The API server says nothing to a watch of a kind that does not change, not even in a bookmark.
   * But it ends the watch in time, and the next opening is answered.
   */
  private String lasts() {
    double part = SHORTEST + (LONGEST - SHORTEST) * ThreadLocalRandom.current().nextDouble();
    return "timeoutSeconds=" + Math.max(1, (long) (silence.toSeconds() * part));
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    ApiRequest asked = ApiRequest.of(request);
    watches.answered();
    if (asked.watches() && response.isSuccessful() && response.body() instanceof AsyncBody body) {
      String watch = watch(request);
      long opening = watches.opened(watch);
      var _ = body.done().whenComplete((_, _) -> watches.closed(watch, opening));
    }
    count(asked, WriteOutcome.of(response.code()));
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    count(ApiRequest.of(request), WriteOutcome.unanswered);
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    ApiRequest asked = ApiRequest.of(request);
    if (asked.watches()) {
      return new Listening(consumer, watch(request));
    }
    return asked.isAboutObjects() ? new Reading(consumer) : consumer;
  }

  private void count(ApiRequest asked, WriteOutcome outcome) {
    if (asked.writes()) {
      meters
          .counter(OperatorMetric.API_WRITES, asked.resource(), asked.verb(), outcome.name())
          .increment();
    }
  }

  /** The same for all openings of one watch: where it begins is left out. */
  private static String watch(HttpRequest request) {
    return request
        .uri()
        .toString()
        .replaceAll("[?&](resourceVersion|timeoutSeconds|sendInitialEvents)=[^&]*", "");
  }

  /** What is read is bounded. */
  private static class Reading implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final AsyncBody.Consumer<List<ByteBuffer>> reader;
    private final BoundedJson bounds = new BoundedJson();

    Reading(AsyncBody.Consumer<List<ByteBuffer>> reader) {
      this.reader = reader;
    }

    ByteBuffer read(ByteBuffer piece) {
      return bounds.of(piece);
    }

    @Override
    public void consume(List<ByteBuffer> bytes, AsyncBody body) throws Exception {
      reader.consume(bytes.stream().map(this::read).toList(), body);
    }

    @Override
    public <U> U unwrap(Class<U> target) {
      U own = AsyncBody.Consumer.super.unwrap(target);
      return own == null ? reader.unwrap(target) : own;
    }
  }

  private final class Listening extends Reading {
    private final String watch;
    private final AsciiJson ascii = new AsciiJson();

    Listening(AsyncBody.Consumer<List<ByteBuffer>> listener, String watch) {
      super(listener);
      this.watch = watch;
    }

    @Override
    ByteBuffer read(ByteBuffer piece) {
      return ascii.of(super.read(piece));
    }

    @Override
    public void consume(List<ByteBuffer> bytes, AsyncBody body) throws Exception {
      watches.heard(watch);
      super.consume(bytes, body);
    }
  }
}
