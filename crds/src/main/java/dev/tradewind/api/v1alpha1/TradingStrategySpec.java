package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * What a user asks for. Absent fields are null until {@link #withDefaults()}.
 *
 * @param symbol what is traded; null when {@code symbols} is set
 * @param symbols what is traded together; null when {@code symbol} is set
 * @param algo how it is traded
 * @param parameters of the algo, as JSON values
 * @param mode whose money is at stake
 * @param state what the strategy should be doing
 * @param resumeHaltId the id of the pod's own latch that a person releases
 * @param capital the money it starts with
 * @param marketData the prices it trades on
 * @param costs what the simulated exchange charges
 * @param risk limits that no order passes
 * @param onDelete what becomes of the position at the end
 * @param onTerminate what a pod does that has to go without a Stop before; null leaves all as it is
 * @param storage the volume of the ledger
 * @param runtime how the pod runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.symbol) != has(self.symbols)",
    message = Rules.ONE_OF_SYMBOLS,
    fieldPath = ".symbol")
@ValidationRule(
    value =
        "has(self.symbol) == has(oldSelf.symbol) && (!has(self.symbol) || self.symbol =="
            + " oldSelf.symbol)",
    message = "spec.symbol" + Rules.FIXED,
    fieldPath = ".symbol")
@ValidationRule(
    value =
        "has(self.symbols) == has(oldSelf.symbols) && (!has(self.symbols) || self.symbols =="
            + " oldSelf.symbols)",
    message = "spec.symbols" + Rules.FIXED,
    fieldPath = ".symbols")
@ValidationRule(
    value = "self.mode == oldSelf.mode",
    message = "spec.mode" + Rules.FIXED,
    fieldPath = ".mode")
@ValidationRule(
    value = "self.capital.currency == oldSelf.capital.currency",
    message = "spec.capital.currency" + Rules.FIXED,
    fieldPath = ".capital.currency")
@ValidationRule(
    value = "self.marketData.interval == oldSelf.marketData.interval",
    message = "spec.marketData.interval" + Rules.FIXED,
    fieldPath = ".marketData.interval")
@ValidationRule(
    value = "self.onDelete != 'Keep' || self.storage.retain != 'Delete'",
    message = Rules.KEPT_LEDGER,
    fieldPath = ".storage.retain")
@ValidationRule(
    value =
        "has(self.storage.className) == has(oldSelf.storage.className) &&"
            + " (!has(self.storage.className) || self.storage.className =="
            + " oldSelf.storage.className)",
    message = "spec.storage.className" + Rules.FIXED,
    fieldPath = ".storage.className")
@ValidationRule(
    value =
        "!isQuantity(self.storage.size) || !isQuantity(oldSelf.storage.size) ||"
            + " quantity(self.storage.size).compareTo(quantity(oldSelf.storage.size)) >= 0",
    message = Rules.SIZE_GROWS,
    fieldPath = ".storage.size")
public record TradingStrategySpec(
    @Size(max = 24)
        @ValidationRule(
            value = "self.matches('" + Rules.SYMBOL_PATTERN + "')",
            message = Rules.SYMBOL)
        @JsonPropertyDescription(
            "What is traded, in quotes: ON, NO and Y are booleans in YAML. Exactly one of symbol"
                + " and symbols. Cannot be changed.")
        String symbol,
    @Size(min = 1, max = 16)
        @ValidationRule(
            value = "self.all(s, s.matches('" + Rules.SYMBOL_PATTERN + "'))",
            message = Rules.SYMBOLS)
        @ValidationRule(
            value = "self.all(s, self.filter(t, t == s).size() == 1)",
            message = Rules.SYMBOLS_DIFFER)
        @JsonPropertyDescription(
            "What is traded together in one account, 1 to 16 symbols. An algo for one symbol runs"
                + " once for each, with an equal share of the capital. Cannot be changed.")
        List<@Size(max = 24) String> symbols,
    @Required
        @Size(max = 63)
        @ValidationRule(value = "self.matches('" + Rules.ALGO_PATTERN + "')", message = Rules.ALGO)
        @JsonPropertyDescription(
            "How it is traded: the name of an algo, such as sma-crossover or buy-and-hold.")
        String algo,
    @Default("{}")
        @PreserveUnknownFields
        @Size(max = 64)
        @JsonPropertyDescription(
            "Parameters of the algo; which there are, and their ranges, is the algo's to say.")
        Map<String, Object> parameters,
    @Default("Paper")
        @JsonPropertyDescription(
            "Paper trades real prices on a simulated exchange. Cannot be changed.")
        Mode mode,
    @Default("Running")
        @JsonPropertyDescription(
            "Running trades. Paused opens nothing new, exits go on. Flat closes the position and"
                + " stays out. Suspended removes the pod once nothing is open.")
        DesiredState state,
    @Size(max = 63)
        @ValidationRule(
            value = "self.matches('" + Rules.LATCH_ID_PATTERN + "')",
            message = Rules.RESUME_HALT_ID)
        @JsonPropertyDescription(
            "Releases the stop that the pod has put upon itself and that status.latch.id names;"
                + " another latch needs another id.")
        String resumeHaltId,
    @Required @JsonPropertyDescription("The money the strategy trades with.") Capital capital,
    @Required @JsonPropertyDescription("The prices the strategy trades on.") MarketData marketData,
    @Default("{}") @JsonPropertyDescription("What the simulated exchange charges.") Costs costs,
    @JsonPropertyDescription("Limits that no order passes.") Risk risk,
    @Default("Flatten")
        @JsonPropertyDescription(
            "What becomes of the position when the strategy is deleted: Flatten closes it first,"
                + " Keep leaves it in the ledger.")
        OnDelete onDelete,
    @JsonPropertyDescription(
            "What the pod does that has to go without a word of the operator before, as when its"
                + " node is drained. Absent: orders and position stay in the ledger as they are,"
                + " and the next pod goes on.")
        OnTerminate onTerminate,
    @Default("{}") @JsonPropertyDescription("The volume that holds the ledger.") Storage storage,
    @Default("{}") @JsonPropertyDescription("How the pod runs.") PodRuntime runtime) {

  /** The same spec with every default written out, as the API server stores it. */
  public TradingStrategySpec withDefaults() {
    return new TradingStrategySpec(
        symbol,
        symbols,
        algo,
        parameters == null ? Map.of() : parameters,
        mode == null ? Mode.Paper : mode,
        state == null ? DesiredState.Running : state,
        resumeHaltId,
        capital.withDefaults(),
        marketData.withDefaults(),
        (costs == null ? new Costs(null, null) : costs).withDefaults(),
        (risk == null ? Risk.NONE : risk).withDefaults(),
        onDelete == null ? OnDelete.Flatten : onDelete,
        onTerminate == null ? null : onTerminate.withDefaults(),
        (storage == null ? new Storage(null, null, null) : storage).withDefaults(),
        (runtime == null ? new PodRuntime(null) : runtime).withDefaults());
  }

  /** The same spec without what no pod needs to know: state, deletion and storage. */
  public TradingStrategySpec tradingRelevant() {
    return new TradingStrategySpec(
        symbol,
        symbols,
        algo,
        parameters,
        mode,
        null,
        null,
        capital,
        marketData,
        costs,
        risk,
        null,
        onTerminate,
        null,
        runtime);
  }

  /** The same spec with another desired state. */
  public TradingStrategySpec withState(DesiredState other) {
    return new TradingStrategySpec(
        symbol,
        symbols,
        algo,
        parameters,
        mode,
        other,
        resumeHaltId,
        capital,
        marketData,
        costs,
        risk,
        onDelete,
        onTerminate,
        storage,
        runtime);
  }

  /** The same spec with another amount of capital. */
  public TradingStrategySpec withCapitalAmount(String amount) {
    return new TradingStrategySpec(
        symbol,
        symbols,
        algo,
        parameters,
        mode,
        state,
        resumeHaltId,
        new Capital(amount, capital.currency()),
        marketData,
        costs,
        risk,
        onDelete,
        onTerminate,
        storage,
        runtime);
  }

  /** The same spec with other parameters of its algo. */
  public TradingStrategySpec withParameters(Map<String, Object> others) {
    return new TradingStrategySpec(
        symbol,
        symbols,
        algo,
        others,
        mode,
        state,
        resumeHaltId,
        capital,
        marketData,
        costs,
        risk,
        onDelete,
        onTerminate,
        storage,
        runtime);
  }

  /** The same spec with another end. */
  public TradingStrategySpec withOnDelete(OnDelete other) {
    return new TradingStrategySpec(
        symbol,
        symbols,
        algo,
        parameters,
        mode,
        state,
        resumeHaltId,
        capital,
        marketData,
        costs,
        risk,
        other,
        onTerminate,
        storage,
        runtime);
  }

  /** All that is traded, one symbol or several, in the order of the spec. */
  public List<String> allSymbols() {
    return symbol != null ? List.of(symbol) : List.copyOf(symbols);
  }
}
