package dev.tradewind.operator.verification;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Proves that an installed operator works, by a strategy that cannot trade: it must be judged, and
 * be let go when it is deleted. Uses the caller's rights to create, read and delete strategies in
 * one namespace, and leaves nothing there. Runs once, on one thread; {@link #cleanUp} may be called
 * from another one.
 */
public final class Verification {
  private static final long PAUSE_MILLIS = 250;

  private final KubernetesClient client;
  private final VerificationOptions options;
  private final Duration patience;
  private final Consumer<String> out;
  private volatile String name;

  /**
   * @param client of the cluster; not closed here
   * @param options what is to be proven
   * @param patience for each step
   * @param out takes a line per step, and the sentence that says what is not proven
   */
  public Verification(
      KubernetesClient client,
      VerificationOptions options,
      Duration patience,
      Consumer<String> out) {
    this.client = client;
    this.options = options;
    this.patience = patience;
    this.out = out;
  }

  /** True when everything is proven. */
  public boolean run() {
    try {
      if (options.admission()) {
        admissionRefuses();
      }
      operatorJudges();
      operatorLetsGo();
      return true;
    } catch (NotProvenException e) {
      out.accept(e.getMessage());
      return false;
    } catch (KubernetesClientException e) {
      out.accept("The Kubernetes API at %s refuses: %s".formatted(client.getMasterUrl(), why(e)));
      return false;
    } finally {
      cleanUp();
    }
  }

  /** Deletes what was created; for a process that is told to end before its time, too. */
  public void cleanUp() {
    if (name == null) {
      return;
    }
    try {
      resource().delete();
    } catch (KubernetesClientException e) {
      out.accept(
          "Strategy %s/%s could not be deleted, so do it: kubectl -n %s delete tradingstrategy %s (%s)"
              .formatted(options.namespace(), name, options.namespace(), name, why(e)));
    }
  }

  /** What the API server says, or, where it says nothing, why it is not heard. */
  private static String why(KubernetesClientException e) {
    boolean unheard = e.getCode() == 0 && e.getCause() != null;
    return String.valueOf(unheard ? e.getCause().getMessage() : e.getMessage());
  }

  /** A policy that was just installed takes the API server a moment to learn of. */
  private void admissionRefuses() {
    String[] last = new String[1];
    await(
        () -> {
          last[0] = refusalOfMisspelt();
          return last[0].contains(Trial.REFUSAL);
        },
        () ->
            "The API server did not refuse a wrong parameter of sma-crossover in namespace %s within %d s (%s); see: kubectl get validatingadmissionpolicies,validatingadmissionpolicybindings -l app.kubernetes.io/part-of=tradewind"
                .formatted(options.namespace(), patience.toSeconds(), last[0]));
    out.accept("ok: the API server refuses a wrong parameter: " + Trial.REFUSAL);
  }

  /** Nothing is stored by a dry run. */
  private String refusalOfMisspelt() {
    try {
      client.resource(Trial.misspelt(options.namespace())).dryRun().create();
      return "it took it";
    } catch (KubernetesClientException e) {
      return why(e);
    }
  }

  private void operatorJudges() {
    TradingStrategy created = client.resource(Trial.unknownAlgo(options.namespace())).create();
    name = created.getMetadata().getName();
    out.accept(
        "ok: strategy %s/%s is created, of an algo that nobody has"
            .formatted(options.namespace(), name));
    TradingStrategy[] last = {created};
    await(
        () -> {
          TradingStrategy now = resource().get();
          last[0] = now == null ? last[0] : now;
          return Trial.isJudged(last[0]);
        },
        () ->
            "The operator did not report SpecValid=False of strategy %s/%s within %d s (%s); does it run, does one replica lead, and does it watch this namespace? See the operator's log and: kubectl get leases,pods -A -l app.kubernetes.io/name=tradewind-operator"
                .formatted(options.namespace(), name, patience.toSeconds(), Trial.seen(last[0])));
    out.accept("ok: the operator knows better: " + Trial.seen(last[0]));
  }

  private void operatorLetsGo() {
    resource().delete();
    await(
        () -> resource().get() == null,
        () ->
            "Strategy %s/%s was not let go within %d s of its deletion; it goes when the operator lifts its finalizer, so see the operator's log and: kubectl -n %s describe tradingstrategy %s"
                .formatted(
                    options.namespace(), name, patience.toSeconds(), options.namespace(), name));
    out.accept("ok: it is deleted and gone");
    name = null;
  }

  private Resource<TradingStrategy> resource() {
    return client.resources(TradingStrategy.class).inNamespace(options.namespace()).withName(name);
  }

  /**
   * A request that fails while an API server restarts is sent again; one without a right is not.
   */
  private void await(BooleanSupplier done, Supplier<String> otherwise) {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds(done)) {
      if (System.nanoTime() > end) {
        throw new NotProvenException(otherwise.get());
      }
      pause();
    }
  }

  private static boolean holds(BooleanSupplier done) {
    try {
      return done.getAsBoolean();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotProvenException("The verification was interrupted.");
    }
  }
}
