package dev.tradewind.operator.objects;

import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An object of the name that a strategy needs exists, and it is somebody else's: it stays as it is.
 */
public final class ForeignObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForeignObjectException(HasMetadata wanted) {
    super(
        "the %s %s exists already and was not made by Tradewind; delete or rename it%s."
            .formatted(
                wanted.getKind(),
                wanted.getMetadata().getName(),
                Labels.strategyOf(wanted)
                    .map(_ -> ", or give the strategy another name")
                    .orElse("")));
  }
}
