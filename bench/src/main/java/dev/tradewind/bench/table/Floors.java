package dev.tradewind.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What the engine has to hold. Ratios are of one run, so that a slow machine is slow for both
 * sides; but in W3 ours trades on all processors and the other on one, so that it depends on their
 * number.
 *
 * @param contests the workloads
 * @param warm what JMH measured
 * @param latency what the open loop measured
 */
record Floors(List<Contest> contests, Warm warm, Latency latency) {

  /** JMH's own objects, spread over all operations. */
  private static final double NO_BYTES = 0.1;

  /** What the machine does between two measurements may look like growth. */
  private static final double FLAT = 1.5;

  private static final double MILLISECOND = 1e-3;

  List<Floor> all() {
    List<Floor> floors = new ArrayList<>();
    floors.add(whole("W1", Contender.C, 9));
    floors.add(warm("W1", 3));
    floors.add(whole("W2", Contender.C, 10));
    floors.add(warm("W2", 2.4));
    floors.add(whole("W3", Contender.NUMBA, 0.85));
    floors.add(bytes("strategies 1"));
    floors.add(bytes("orders"));
    floors.add(bytes("ordersWorking 1000000"));
    floors.add(growth("ordersBefore 10000", "ordersBefore 1000000"));
    floors.add(growth("ordersWorking 10000", "ordersWorking 1000000"));
    floors.add(growth("strategies 1", "strategies 1000"));
    floors.add(growth("strategiesBarByBar 1", "strategiesBarByBar 100"));
    floors.add(growth("strategiesBarByBar 1", "strategiesBarByBar 1000"));
    floors.add(nanoseconds("from tick to order, median", "service_p50", 200));
    floors.add(nanoseconds("from tick to order, 99.9%", "service_p999", 5_000));
    floors.add(behindEmptyLoop());
    return floors;
  }

  private Floor whole(String workload, String peer, double most) {
    return new Floor(
        workload + " whole process ÷ " + peer + "'s",
        "",
        ratio(process(workload, Contender.OURS), process(workload, peer)),
        most);
  }

  private Floor warm(String workload, double most) {
    OptionalDouble milliseconds = warm.score(workload.toLowerCase(java.util.Locale.ROOT));
    OptionalDouble seconds =
        milliseconds.isEmpty()
            ? milliseconds
            : OptionalDouble.of(milliseconds.getAsDouble() * MILLISECOND);
    return new Floor(
        workload + " warm engine ÷ " + Contender.C + "'s",
        "",
        ratio(seconds, figure(workload, Contender.C, Contender::engine)),
        most);
  }

  private Floor bytes(String benchmark) {
    return new Floor(
        "bytes an event allocates, " + benchmark, "B", warm.bytesOf(benchmark), NO_BYTES);
  }

  private Floor growth(String few, String many) {
    return new Floor(
        "cost of an event, " + many + " ÷ " + few,
        "",
        ratio(warm.score(many), warm.score(few)),
        FLAT);
  }

  private Floor nanoseconds(String name, String figure, double most) {
    return new Floor(name, "ns", latency.figure(Latency.ORDER, figure), most);
  }

  private Floor behindEmptyLoop() {
    OptionalDouble engine = latency.figure(Latency.ORDER, "schedule_p999");
    OptionalDouble empty = latency.figure(Latency.EMPTY, "schedule_p999");
    return new Floor(
        "from schedule to order, 99.9%, beyond an empty loop's",
        "ns",
        engine.isEmpty() || empty.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(engine.getAsDouble() - empty.getAsDouble()),
        10_000);
  }

  private OptionalDouble process(String workload, String who) {
    return figure(workload, who, Contender::process);
  }

  private OptionalDouble figure(String workload, String who, ToDoubleFunction<Contender> figure) {
    Optional<Contender> contender =
        contests.stream()
            .filter(contest -> contest.name().equals(workload))
            .findFirst()
            .flatMap(contest -> contest.find(who));
    return contender.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(figure.applyAsDouble(contender.get()));
  }

  private static OptionalDouble ratio(OptionalDouble ours, OptionalDouble theirs) {
    return ours.isEmpty() || theirs.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble());
  }
}
