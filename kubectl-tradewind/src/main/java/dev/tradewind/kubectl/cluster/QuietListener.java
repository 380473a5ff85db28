package dev.tradewind.kubectl.cluster;

import io.fabric8.kubernetes.client.dsl.ExecListener;

/**
 * Leaves everything to the future of the exit code; without a listener, failures would be logged.
 */
final class QuietListener implements ExecListener {
  @Override
  public void onFailure(Throwable failure, Response response) {
    // The future of the exit code fails with the same.
  }

  @Override
  public void onClose(int code, String reason) {
    // The future of the exit code has ended before.
  }
}
