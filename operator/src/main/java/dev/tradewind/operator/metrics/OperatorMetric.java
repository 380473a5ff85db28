package dev.tradewind.operator.metrics;

import java.util.List;

/**
 * The catalogue of the operator's metrics, by their names in Prometheus. Labels take a small fixed
 * set of values each, whatever the number of strategies.
 */
public enum OperatorMetric {
  RECONCILES_STARTED(
      "tradewind_operator_reconciles_started_total",
      Type.COUNTER,
      "Reconciles begun",
      "controller"),
  RECONCILE_SECONDS(
      "tradewind_operator_reconcile_seconds",
      Type.HISTOGRAM,
      "Time of a reconcile; outcome is success or error",
      "controller",
      "outcome"),
  RECONCILE_ERRORS(
      "tradewind_operator_reconcile_errors_total",
      Type.COUNTER,
      "Reconciles that failed, by what went wrong",
      "controller",
      "error"),
  RECONCILE_RETRIES(
      "tradewind_operator_reconcile_retries_total",
      Type.COUNTER,
      "Reconciles begun again after an error",
      "controller"),
  RECONCILES_QUEUED(
      "tradewind_operator_reconciles_queued", Type.GAUGE, "Reconciles that wait for a thread"),
  RECONCILES_RUNNING("tradewind_operator_reconciles_running", Type.GAUGE, "Reconciles under way"),
  RECONCILE_LONGEST_SECONDS(
      "tradewind_operator_reconcile_longest_seconds",
      Type.GAUGE,
      "For how long the oldest of the reconciles under way has been running; 0 without any"),
  PULSE_SECONDS(
      "tradewind_operator_pulse_seconds",
      Type.HISTOGRAM,
      "Time of an event through the operator's own queue to a thread that takes it"),
  WATCH_AGE_SECONDS(
      "tradewind_operator_watch_age_seconds",
      Type.GAUGE,
      "Time since the watches of a kind last heard anything, the longest of them;"
          + " two minutes at most while all is well",
      "resource"),
  NAMESPACES_LEFT_OUT(
      "tradewind_operator_namespaces_left_out",
      Type.GAUGE,
      "Namespaces of watchNamespaces that are gone or that the operator may not read; their names"
          + " are in its log and its readiness"),
  API_WRITES(
      "tradewind_operator_api_writes_total",
      Type.COUNTER,
      "Write requests to the Kubernetes API, by what became of them",
      "resource",
      "verb",
      "outcome"),
  STATUS_WRITES_POSTPONED(
      "tradewind_operator_status_writes_postponed_total",
      Type.COUNTER,
      "Samples in status that had to wait for their share of the writes"),
  EVENTS(
      "tradewind_operator_events_total",
      Type.COUNTER,
      "Happenings worth an Event, by fate: written as one, repeated in the series of an earlier"
          + " one, or dropped because too much happens",
      "fate"),
  STRATEGIES("tradewind_operator_strategies", Type.GAUGE, "Strategies, by phase", "phase"),
  ORPHANS(
      "tradewind_operator_orphans",
      Type.GAUGE,
      "StatefulSets of strategies that are there no more, whose pods may trade on; their names are"
          + " in the log"),
  PODS_FOLLOWED("tradewind_operator_pods_followed", Type.GAUGE, "Pods asked for their status"),
  PODS_SILENT("tradewind_operator_pods_silent", Type.GAUGE, "Those of them that do not answer"),
  POLL_SECONDS(
      "tradewind_operator_poll_seconds",
      Type.HISTOGRAM,
      "From asking a pod for its status to its answer, or to giving up",
      "answer"),
  COMMAND_SECONDS(
      "tradewind_operator_command_seconds",
      Type.HISTOGRAM,
      "From sending a command to a pod to its answer, or to giving up",
      "command",
      "answer"),
  LEADER("tradewind_operator_leader", Type.GAUGE, "1 if this replica leads, 0 if it waits");

  /** What kind of metric it is, in Prometheus' words. */
  public enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  private final String metricName;
  private final Type type;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // It comes from List.of.
  private final List<String> labels;

  OperatorMetric(String metricName, Type type, String description, String... labels) {
    this.metricName = metricName;
    this.type = type;
    this.description = description;
    this.labels = List.of(labels);
  }

  /** Its name in Prometheus. */
  public String metricName() {
    return metricName;
  }

  public Type type() {
    return type;
  }

  /** What it says, as a phrase without a full stop. */
  public String description() {
    return description;
  }

  /** Names of its labels, in the order in which their values are given. */
  public List<String> labels() {
    return labels;
  }
}
