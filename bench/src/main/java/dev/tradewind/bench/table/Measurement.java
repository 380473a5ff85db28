package dev.tradewind.bench.table;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * One run of one process.
 *
 * @param workload W1, W2 or W3
 * @param who ran, as it stands in the table
 * @param process seconds from the start of the process to its end
 * @param engine seconds of that in which it traded; the rest is the start and the reading
 * @param fills that it booked
 * @param pnl its profit and loss
 * @param hash of all that our engine did, or {@code null}; such a run is not timed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Measurement(
    String workload,
    String who,
    @JsonProperty("process_s") double process,
    @JsonProperty("engine_s") double engine,
    long fills,
    BigDecimal pnl,
    String hash) {}
