package dev.tradewind.operator.render;

/**
 * Where the pod listens.
 *
 * @param monitoring of health, metrics and status
 * @param control of commands
 */
public record PodPorts(int monitoring, int control) {
  public static final PodPorts DEFAULT = new PodPorts(9000, 8080);
}
