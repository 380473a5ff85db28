package dev.tradewind.operator.objects;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All objects of one kind that the operator manages: read from the watch's cache, written through
 * to the API. What was just written is seen at once. Safe for many threads.
 *
 * @param <T> the kind
 */
public final class Store<T extends HasMetadata> {
  private final InformerEventSource<T, TradingStrategy> source;
  private final ObjectWriter writer;

  public Store(InformerEventSource<T, TradingStrategy> source, ObjectWriter writer) {
    this.source = source;
    this.writer = writer;
  }

  /** The object of that name, as last seen. */
  public Optional<T> get(String namespace, String name) {
    return source.get(new ResourceID(name, namespace));
  }

  /** All of them, as last seen. */
  public Stream<T> all() {
    return source.list(_ -> true);
  }

  /** Creates or corrects an object; writes nothing when it is as wanted. */
  public void apply(T wanted) {
    ResourceID id = ResourceID.fromResource(wanted);
    Optional<T> known = source.get(id);
    T written = writer.apply(wanted, known);
    if (known.isEmpty()) {
      source.handleRecentResourceCreate(id, written);
    } else if (!version(written).equals(version(known.get()))) {
      source.handleRecentResourceUpdate(id, written, known.get());
    }
  }

  /** Has the API server judge an object without writing it; throws what it would refuse with. */
  public void tryOut(T wanted) {
    writer.tryOut(wanted, source.get(ResourceID.fromResource(wanted)));
  }

  /**
   * Deletes the object of that name, if it is there and not going already; true when it was not
   * there.
   */
  public boolean delete(String namespace, String name) {
    Optional<T> known = get(namespace, name);
    known
        .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
        .ifPresent(writer::delete);
    return known.isEmpty();
  }

  /** Deletes just this object: not another one that has its name by now. */
  public void delete(T object) {
    writer.delete(object);
  }

  private static String version(HasMetadata object) {
    return object.getMetadata().getResourceVersion();
  }
}
