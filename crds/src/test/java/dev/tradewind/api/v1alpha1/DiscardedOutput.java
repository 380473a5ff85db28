package dev.tradewind.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator.AbstractCRDOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The generator insists on writing somewhere. */
final class DiscardedOutput extends AbstractCRDOutput<ByteArrayOutputStream> {
  @Override
  protected ByteArrayOutputStream createStreamFor(String crdName) throws IOException {
    return new ByteArrayOutputStream();
  }
}
