package dev.tradewind.api.v1alpha1;

/**
 * The rules that a pattern or type cannot tell by itself, each with the sentence that mends. The
 * CRD and the check of a manifest on a laptop share them.
 */
public final class Rules {
  public static final String NAME_PATTERN = "^[a-z]([-a-z0-9]*[a-z0-9])?$";
  public static final String NAME =
      "metadata.name must have at most 45 characters: lower-case letters, digits and '-', beginning"
          + " with a letter and not ending with '-'.";

  public static final String NAMESPACE_PATTERN = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";
  public static final String NAMESPACE =
      "metadata.namespace must have at most 63 characters: lower-case letters, digits and '-', not"
          + " beginning or ending with '-'.";

  public static final String SYMBOL_PATTERN = "^[A-Z0-9][A-Z0-9._/-]{0,23}$";
  private static final String SYMBOL_RULE =
      " must have 1 to 24 characters: capital letters, digits, '.', '_', '/' and '-', beginning"
          + " with a letter or digit.";
  public static final String SYMBOL = "spec.symbol" + SYMBOL_RULE;
  public static final String SYMBOLS = "each of spec.symbols" + SYMBOL_RULE;
  public static final String ONE_OF_SYMBOLS =
      "exactly one of spec.symbol and spec.symbols must be set.";
  public static final String SYMBOLS_DIFFER = "spec.symbols must not name a symbol twice.";

  public static final String ALGO_PATTERN =
      "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[a-z]([-a-z0-9]*[a-z0-9])?$";
  public static final String ALGO =
      "spec.algo must be the name of an algo, such as sma-crossover, or of your own, such as"
          + " acme/pairs: lower-case letters, digits and '-'.";

  public static final String AMOUNT_PATTERN = "^[0-9]{1,12}([.][0-9]{1,4})?$";
  public static final String ZERO_PATTERN = "^0+([.]0+)?$";
  public static final String AMOUNT =
      "spec.capital.amount must be a decimal above 0 with at most 12 digits before and 4 after the"
          + " point, such as \"100000\".";
  public static final String CURRENCY_PATTERN = "^[A-Z]{3}$";
  public static final String CURRENCY =
      "spec.capital.currency must be three capital letters, such as USD.";

  public static final String BPS_PATTERN = "^[0-9]{1,4}([.][0-9]{1,4})?$";
  public static final String COMMISSION =
      "spec.costs.commissionBps must be a decimal from \"0\" to \"9999.9999\", such as \"1.5\".";
  public static final String SLIPPAGE =
      "spec.costs.slippageBps must be a decimal from \"0\" to \"9999.9999\", such as \"1.5\".";

  public static final String QUANTITY_PATTERN = "^[0-9]{1,12}([.][0-9]{1,8})?$";
  public static final String MAX_POSITION =
      "spec.risk.maxPosition must be a decimal of 0 or more with at most 12 digits before and 8"
          + " after the point, such as \"500\".";

  public static final String MAX_ORDER_QUANTITY =
      "spec.risk.maxOrderQuantity must be a decimal of 0 or more with at most 12 digits before and"
          + " 8 after the point, such as \"100\".";
  public static final String MAX_ORDER_NOTIONAL =
      "spec.risk.maxOrderNotional must be a decimal of 0 or more with at most 12 digits before and"
          + " 4 after the point, such as \"20000\".";
  public static final String MAX_NOTIONAL =
      "spec.risk.maxNotional must be a decimal of 0 or more with at most 12 digits before and 4"
          + " after the point, such as \"100000\".";
  public static final String COLLAR_PATTERN = "^[0-9]{1,4}$";
  public static final String PRICE_COLLAR =
      "spec.risk.priceCollarBps must be a whole number of basis points from \"0\" to \"9999\", such"
          + " as \"100\" for 1%.";
  public static final String MAX_DAILY_LOSS =
      "spec.risk.maxDailyLoss must be a decimal above 0 with at most 12 digits before and 4 after"
          + " the point, such as \"200\".";
  public static final String PERCENT_PATTERN = "^([0-9]{1,2}([.][0-9]{1,2})?|100)$";
  public static final String MAX_DRAWDOWN =
      "spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2"
          + " digits after the point, such as \"10\".";
  public static final String COOLDOWN =
      "spec.risk.cooldown must be a number from 1 to 9999 and one of s, m, h, d, such as 30m.";

  public static final String TIME_ZONE_PATTERN = "^[A-Za-z][A-Za-z0-9_+/-]*$";
  private static final String TIME_ZONE =
      " must be a zone of the tz database, such as America/New_York or UTC.";
  public static final String HOURS_TIME_ZONE = "spec.risk.allowedHours.timeZone" + TIME_ZONE;
  public static final String DAY_TIME_ZONE = "spec.risk.dayStart.timeZone" + TIME_ZONE;
  public static final String TIME_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
  public static final String DAY_TIME =
      "spec.risk.dayStart.time must be a time from \"00:00\" to \"23:59\", such as \"17:00\".";
  private static final String DAY_PATTERN = "(MON|TUE|WED|THU|FRI|SAT|SUN)";
  public static final String SESSION_PATTERN =
      "^"
          + DAY_PATTERN
          + "(-"
          + DAY_PATTERN
          + ")? ([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
  public static final String SESSIONS =
      "each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a"
          + " later time of the same day, such as \"MON-FRI 09:30-16:00\"; one over midnight is"
          + " two, \"SUN 18:00-24:00\" and \"MON 00:00-17:00\".";

  public static final String OBJECT_NAME_PATTERN = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";
  public static final String SOURCE =
      "spec.marketData.sourceRef.name must be the name of a ConfigMap: lower-case letters, digits,"
          + " '-' and '.'.";
  public static final String INTERVAL_PATTERN = "^[1-9][0-9]{0,3}[smhd]$";
  public static final String INTERVAL =
      "spec.marketData.interval must be a number from 1 to 9999 and one of s, m, h, d, such as 5m"
          + " or 1d.";

  public static final String SIZE_PATTERN = "^[1-9][0-9]{0,8}(k|M|G|T|Ki|Mi|Gi|Ti)?$";
  public static final String SIZE = "spec.storage.size must be a whole quantity, such as 1Gi.";
  public static final String SIZE_GROWS = "spec.storage.size can grow, but not shrink.";
  public static final String CLASS_NAME =
      "spec.storage.className must be the name of a StorageClass.";

  public static final String KEPT_LEDGER =
      "spec.storage.retain must be Retain while spec.onDelete is Keep, for the kept position stands"
          + " in the ledger: set one of the two otherwise.";

  public static final String GRACE_PERIOD_PATTERN = "^([1-9][0-9]{0,2}s|([1-9]|[1-5][0-9]|60)m)$";
  public static final String GRACE_PERIOD =
      "spec.onTerminate.gracePeriod must be a time from 1s to 999s or from 1m to 60m, such as 45s.";

  public static final String RESOURCE_NAMES =
      "spec.runtime.resources can name cpu, memory and ephemeral-storage, and nothing else.";
  public static final String RESOURCE_QUANTITIES =
      "each of spec.runtime.resources must be a quantity of 0 or more, such as 100m for cpu or"
          + " 128Mi for memory.";
  public static final String REQUESTS_WITHIN_LIMITS =
      "each of spec.runtime.resources.limits must be at least what spec.runtime.resources.requests"
          + " asks for.";

  public static final String HALT_NAME = "metadata.name must have at most 63 characters.";
  public static final String ONE_OF_SELECTOR_AND_NAMES =
      "exactly one of spec.selector and spec.names must be set; a selector of {} picks every"
          + " strategy of the namespace.";
  public static final String HALT_FIXED =
      "a halt cannot be changed: create another one, then delete this one.";
  public static final String LABEL_KEYS =
      "each key of matchLabels must have at most 317 characters, as the keys of labels do.";
  public static final String SELECTOR_VALUES =
      "values must be set for the operators In and NotIn, and for no other.";

  public static final String LATCH_ID_PATTERN = "^[A-Za-z0-9][-A-Za-z0-9]{0,62}$";
  public static final String RESUME_HALT_ID =
      "spec.resumeHaltId must be the id of the latch to release, as status.latch.id shows it.";

  public static final String FIXED = " cannot be changed: delete the strategy and create it anew.";

  private Rules() {}
}
