package dev.tradewind.operator.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An object of the name that a strategy needs exists, and it is somebody else's: it stays as it is.
 */
public final class ForeignObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForeignObjectException(HasMetadata wanted) {
    super(
        "the %s %s exists already and was not made by Tradewind; delete or rename it, or give the strategy another name."
            .formatted(wanted.getKind(), wanted.getMetadata().getName()));
  }
}
