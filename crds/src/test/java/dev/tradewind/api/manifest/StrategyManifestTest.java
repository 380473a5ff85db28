package dev.tradewind.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.manifest.StrategyManifest.Invalid;
import dev.tradewind.api.manifest.StrategyManifest.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrategyManifestTest {
  private static final String GOOD =
      """
      apiVersion: tradewind.dev/v1alpha1
      kind: TradingStrategy
      metadata: {name: aapl-sma}
      spec:
        symbol: "AAPL"
        algo: sma-crossover
        parameters: {slow: 30, fast: 10, threshold: 1.5}
        capital: {amount: "100000"}
        marketData: {sourceRef: {name: aapl-daily}}
      """;

  @Test
  void aGoodManifestIsAStrategy() {
    assertThat(StrategyManifest.read(GOOD))
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> assertThat(valid.strategy().getSpec().symbol()).isEqualTo("AAPL"));
  }

  @ParameterizedTest(name = "{0} -> {1}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          symbol: "AAPL"      | symbol: ON                   | spec.symbol | spec.symbol must be a string: put it in quotes, for ON, NO and Y are booleans in YAML.
          symbol: "AAPL"      | symbol: "aapl"               | spec.symbol | spec.symbol must have 1 to 24 characters: capital letters, digits, '.', '_', '/' and '-', beginning with a letter or digit.
          symbol: "AAPL"      | symbols: []                  | spec.symbols | spec.symbols must not be empty.
          symbol: "AAPL"      | symbols: ["A", "A"]          | spec.symbols | spec.symbols must not name a symbol twice.
          symbol: "AAPL"      | risk: {}                     | spec.symbol | exactly one of spec.symbol and spec.symbols must be set.
          mode: Paper         | mode: Live                   | spec.mode | spec.mode must be one of Paper; "Live" is none of them.
          state: Running      | state: Runing                | spec.state | spec.state must be one of Flat, Paused, Running, Suspended; "Runing" is none of them.
          algo: sma-crossover | algo: SMA                    | spec.algo | spec.algo must be the name of an algo, such as sma-crossover, or of your own, such as acme/pairs: lower-case letters, digits and '-'.
          algo: sma-crossover | algo: null                   | spec.algo | spec.algo is missing. How it is traded: the name of an algo, such as sma-crossover or buy-and-hold.
          amount: "100000"    | amount: "-5"                 | spec.capital.amount | spec.capital.amount must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "100000".
          amount: "100000"    | amount: "0.00"               | spec.capital.amount | spec.capital.amount must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "100000".
          amount: "100000"    | amount: 100000               | spec.capital.amount | spec.capital.amount must be a string: put it in quotes, "100000".
          amount: "100000"    | amonut: "100000", amount: "1" | spec.capital.amonut | spec.capital.amonut is not a field: did you mean amount?
          marketData:         | capitol: {}, marketData:     | spec.capitol | spec.capitol is not a field: did you mean capital?
          speed: 1            | speed: 0                     | spec.marketData.replay.speed | spec.marketData.replay.speed must be from 1 to 1000000000, not 0.
          speed: 1            | speed: "1"                   | spec.marketData.replay.speed | spec.marketData.replay.speed must be a whole number, without quotes: "1" is a string.
          speed: 1            | loop: "yes"                  | spec.marketData.replay.loop | spec.marketData.replay.loop must be true or false, without quotes: "yes" is a string.
          name: aapl-sma      | name: Aapl                   | metadata.name | metadata.name must have at most 45 characters: lower-case letters, digits and '-', beginning with a letter and not ending with '-'.
          kind: TradingStrategy | kind: Strategy             | kind | kind must be TradingStrategy.
          symbol: "AAPL"      | symbol: ["AAPL"]             | spec.symbol | spec.symbol must be a string: put a list into spec.symbols.
          , spec:             | , spce:                      | spce | spce is not a field: did you mean spec?
          , spec:             | , status: {}, labels: {}, spec: | labels | labels is not a field: there are apiVersion, kind, metadata, spec, status.
          name: aapl-sma      | name: aapl-sma, lables: {}   | metadata.lables | metadata.lables is not a field: did you mean labels?
          name: aapl-sma      | name: aapl-sma, namespace: ../etc | metadata.namespace | metadata.namespace must have at most 63 characters: lower-case letters, digits and '-', not beginning or ending with '-'.
          name: aapl-sma      | name: aapl-sma, namespace: 5 | metadata.namespace | metadata.namespace must be a string: put it in quotes, "5".
          mode: Paper         | resumeHaltId: "-"            | spec.resumeHaltId | spec.resumeHaltId must be the id of the latch to release, as status.latch.id shows it.
          mode: Paper         | runtime: {resources: {requests: {memory: abc}}} | spec.runtime.resources.requests.memory | spec.runtime.resources.requests.memory is "abc": it must be a quantity of 0 or more, such as 100m for cpu or 128Mi for memory.
          mode: Paper         | runtime: {resources: {limits: {cpu: -1}}} | spec.runtime.resources.limits.cpu | spec.runtime.resources.limits.cpu is "-1": it must be a quantity of 0 or more, such as 100m for cpu or 128Mi for memory.
          mode: Paper         | runtime: {resources: {limits: {memroy: 1Gi}}} | spec.runtime.resources.limits.memroy | spec.runtime.resources.limits.memroy is not a resource: did you mean memory?
          mode: Paper         | runtime: {resources: {requests: {memory: 1Gi}, limits: {memory: 512Mi}}} | spec.runtime.resources.limits.memory | spec.runtime.resources.limits.memory is 512Mi, below the 1Gi of spec.runtime.resources.requests: raise it, or ask for less.
          mode: Paper         | runtime: {resources: {requests: {cpu: 2}, limits: {cpu: 1500m}}} | spec.runtime.resources.limits.cpu | spec.runtime.resources.limits.cpu is 1500m, below the 2 of spec.runtime.resources.requests: raise it, or ask for less.
          mode: Paper         | risk: {maxPosition: "-1"} | spec.risk.maxPosition | spec.risk.maxPosition must be a decimal of 0 or more with at most 12 digits before and 8 after the point, such as "500".
          mode: Paper         | risk: {maxPosition: "lots"} | spec.risk.maxPosition | spec.risk.maxPosition must be a decimal of 0 or more with at most 12 digits before and 8 after the point, such as "500".
          mode: Paper         | risk: {maxPosition: 7} | spec.risk.maxPosition | spec.risk.maxPosition must be a string: put it in quotes, "7".
          mode: Paper         | risk: {maxOrderQuantity: "-1"} | spec.risk.maxOrderQuantity | spec.risk.maxOrderQuantity must be a decimal of 0 or more with at most 12 digits before and 8 after the point, such as "100".
          mode: Paper         | risk: {maxOrderQuantity: "lots"} | spec.risk.maxOrderQuantity | spec.risk.maxOrderQuantity must be a decimal of 0 or more with at most 12 digits before and 8 after the point, such as "100".
          mode: Paper         | risk: {maxOrderQuantity: 7} | spec.risk.maxOrderQuantity | spec.risk.maxOrderQuantity must be a string: put it in quotes, "7".
          mode: Paper         | risk: {maxOrderNotional: "-1"} | spec.risk.maxOrderNotional | spec.risk.maxOrderNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "20000".
          mode: Paper         | risk: {maxOrderNotional: "lots"} | spec.risk.maxOrderNotional | spec.risk.maxOrderNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "20000".
          mode: Paper         | risk: {maxOrderNotional: 7} | spec.risk.maxOrderNotional | spec.risk.maxOrderNotional must be a string: put it in quotes, "7".
          mode: Paper         | risk: {maxNotional: "-1"} | spec.risk.maxNotional | spec.risk.maxNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "100000".
          mode: Paper         | risk: {maxNotional: "lots"} | spec.risk.maxNotional | spec.risk.maxNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "100000".
          mode: Paper         | risk: {maxNotional: 7} | spec.risk.maxNotional | spec.risk.maxNotional must be a string: put it in quotes, "7".
          mode: Paper         | risk: {maxOrderQuantity: "1.123456789"} | spec.risk.maxOrderQuantity | spec.risk.maxOrderQuantity must be a decimal of 0 or more with at most 12 digits before and 8 after the point, such as "100".
          mode: Paper         | risk: {maxOrderNotional: "1.12345"} | spec.risk.maxOrderNotional | spec.risk.maxOrderNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "20000".
          mode: Paper         | risk: {maxNotional: "1234567890123"} | spec.risk.maxNotional | spec.risk.maxNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "100000".
          mode: Paper         | risk: {maxNotional: "123456789012.12345"} | spec.risk.maxNotional | spec.risk.maxNotional must be a decimal of 0 or more with at most 12 digits before and 4 after the point, such as "100000".
          mode: Paper         | risk: {priceCollarBps: "1.5"} | spec.risk.priceCollarBps | spec.risk.priceCollarBps must be a whole number of basis points from "0" to "9999", such as "100" for 1%.
          mode: Paper         | risk: {priceCollarBps: "-1"} | spec.risk.priceCollarBps | spec.risk.priceCollarBps must be a whole number of basis points from "0" to "9999", such as "100" for 1%.
          mode: Paper         | risk: {priceCollarBps: "1%"} | spec.risk.priceCollarBps | spec.risk.priceCollarBps must be a whole number of basis points from "0" to "9999", such as "100" for 1%.
          mode: Paper         | risk: {priceCollarBps: ""} | spec.risk.priceCollarBps | spec.risk.priceCollarBps must be a whole number of basis points from "0" to "9999", such as "100" for 1%.
          mode: Paper         | risk: {priceCollarBps: 100} | spec.risk.priceCollarBps | spec.risk.priceCollarBps must be a string: put it in quotes, "100".
          mode: Paper         | risk: {priceCollarBps: "10000"} | spec.risk.priceCollarBps | spec.risk.priceCollarBps must be a whole number of basis points from "0" to "9999", such as "100" for 1%.
          mode: Paper         | risk: {maxDailyLoss: "0"} | spec.risk.maxDailyLoss | spec.risk.maxDailyLoss must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "200".
          mode: Paper         | risk: {maxDailyLoss: "0.00"} | spec.risk.maxDailyLoss | spec.risk.maxDailyLoss must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "200".
          mode: Paper         | risk: {maxDailyLoss: "-5"} | spec.risk.maxDailyLoss | spec.risk.maxDailyLoss must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "200".
          mode: Paper         | risk: {maxDailyLoss: "200 USD"} | spec.risk.maxDailyLoss | spec.risk.maxDailyLoss must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "200".
          mode: Paper         | risk: {maxDailyLoss: 200} | spec.risk.maxDailyLoss | spec.risk.maxDailyLoss must be a string: put it in quotes, "200".
          mode: Paper         | risk: {maxDrawdownPercent: "0"} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2 digits after the point, such as "10".
          mode: Paper         | risk: {maxDrawdownPercent: "0.00"} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2 digits after the point, such as "10".
          mode: Paper         | risk: {maxDrawdownPercent: "10%"} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2 digits after the point, such as "10".
          mode: Paper         | risk: {maxDrawdownPercent: "-10"} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2 digits after the point, such as "10".
          mode: Paper         | risk: {maxDrawdownPercent: "101"} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2 digits after the point, such as "10".
          mode: Paper         | risk: {maxDrawdownPercent: "10.123"} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a decimal above 0 and at most 100, with at most 2 digits after the point, such as "10".
          mode: Paper         | risk: {maxDrawdownPercent: 10} | spec.risk.maxDrawdownPercent | spec.risk.maxDrawdownPercent must be a string: put it in quotes, "10".
          mode: Paper         | risk: {onBreach: Halt} | spec.risk.onBreach | spec.risk.onBreach must be one of Flatten, Reject; "Halt" is none of them.
          mode: Paper         | risk: {cooldown: "0m"} | spec.risk.cooldown | spec.risk.cooldown must be a number from 1 to 9999 and one of s, m, h, d, such as 30m.
          mode: Paper         | risk: {cooldown: "30"} | spec.risk.cooldown | spec.risk.cooldown must be a number from 1 to 9999 and one of s, m, h, d, such as 30m.
          mode: Paper         | risk: {cooldown: "half"} | spec.risk.cooldown | spec.risk.cooldown must be a number from 1 to 9999 and one of s, m, h, d, such as 30m.
          mode: Paper         | risk: {cooldown: "1w"} | spec.risk.cooldown | spec.risk.cooldown must be a number from 1 to 9999 and one of s, m, h, d, such as 30m.
          mode: Paper         | risk: {cooldown: 10000m} | spec.risk.cooldown | spec.risk.cooldown must be a number from 1 to 9999 and one of s, m, h, d, such as 30m.
          mode: Paper         | risk: {cooldown: "99999999999999999999999999999999999999999999999999999999999999999m"} | spec.risk.cooldown | spec.risk.cooldown must have at most 64 characters, not 66.
          mode: Paper         | risk: {cooldown: 30} | spec.risk.cooldown | spec.risk.cooldown must be a string: put it in quotes, "30".
          mode: Paper         | risk: {preventSelfCross: "yes"} | spec.risk.preventSelfCross | spec.risk.preventSelfCross must be true or false, without quotes: "yes" is a string.
          mode: Paper         | risk: {dayStart: {time: "17:00"}} | spec.risk.dayStart.timeZone | spec.risk.dayStart.timeZone is missing. Zone of the tz database, such as America/New_York or UTC.
          mode: Paper         | risk: {dayStart: {timeZone: UTC}} | spec.risk.dayStart.time | spec.risk.dayStart.time is missing. Time of day in that zone, such as 17:00, in quotes.
          mode: Paper         | risk: {dayStart: {timeZone: UTC, time: "24:00"}} | spec.risk.dayStart.time | spec.risk.dayStart.time must be a time from "00:00" to "23:59", such as "17:00".
          mode: Paper         | risk: {dayStart: {timeZone: UTC, time: "5:00"}} | spec.risk.dayStart.time | spec.risk.dayStart.time must be a time from "00:00" to "23:59", such as "17:00".
          mode: Paper         | risk: {dayStart: {timeZone: UTC, time: "17:00:00"}} | spec.risk.dayStart.time | spec.risk.dayStart.time must be a time from "00:00" to "23:59", such as "17:00".
          mode: Paper         | risk: {dayStart: {timeZone: UTC, time: "noon"}} | spec.risk.dayStart.time | spec.risk.dayStart.time must be a time from "00:00" to "23:59", such as "17:00".
          mode: Paper         | risk: {dayStart: {timeZone: UTC, time: 17}} | spec.risk.dayStart.time | spec.risk.dayStart.time must be a string: put it in quotes, "17".
          mode: Paper         | risk: {dayStart: {timeZone: "+01:00", time: "17:00"}} | spec.risk.dayStart.timeZone | spec.risk.dayStart.timeZone must be a zone of the tz database, such as America/New_York or UTC.
          mode: Paper         | risk: {dayStart: {timeZone: "New York", time: "17:00"}} | spec.risk.dayStart.timeZone | spec.risk.dayStart.timeZone must be a zone of the tz database, such as America/New_York or UTC.
          mode: Paper         | risk: {dayStart: "17:00"} | spec.risk.dayStart | spec.risk.dayStart must be an object with fields of its own.
          mode: Paper         | risk: {allowedHours: {sessions: ["MON-FRI 09:30-16:00"]}} | spec.risk.allowedHours.timeZone | spec.risk.allowedHours.timeZone is missing. Zone of the tz database, such as America/New_York or UTC.
          mode: Paper         | risk: {allowedHours: {timeZone: UTC}} | spec.risk.allowedHours.sessions | spec.risk.allowedHours.sessions is missing. Sessions of a week in the zone's local time: a day or a range of days, and from when to before when, such as MON-FRI 09:30-16:00.
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: []}} | spec.risk.allowedHours.sessions | spec.risk.allowedHours.sessions must not be empty.
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: "MON 09:30-16:00"}} | spec.risk.allowedHours.sessions | spec.risk.allowedHours.sessions must be a list.
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: [9]}} | spec.risk.allowedHours.sessions[0] | spec.risk.allowedHours.sessions[0] must be a string: put it in quotes, "9".
          mode: Paper         | risk: {allowedHours: {timeZone: "UTC+1 ", sessions: ["MON-FRI 09:30-16:00"]}} | spec.risk.allowedHours.timeZone | spec.risk.allowedHours.timeZone must be a zone of the tz database, such as America/New_York or UTC.
          mode: Paper         | risk: {allowedHours: {timezone: UTC, timeZone: UTC, sessions: ["MON-FRI 09:30-16:00"]}} | spec.risk.allowedHours.timezone | spec.risk.allowedHours.timezone is not a field: did you mean timeZone?
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON-FRI"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "09:30-16:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "Mon 09:30-16:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON,TUE 09:30-16:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON 9:30-16:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON 16:00-09:30"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON 09:30-09:30"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON 09:30-24:01"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON 24:00-24:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "MON-FRI 18:00-02:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {allowedHours: {timeZone: UTC, sessions: ["TUE 10:00-11:00", "FUN 09:30-16:00"]}} | spec.risk.allowedHours.sessions | each of spec.risk.allowedHours.sessions must be a day or a range of days and a time to a later time of the same day, such as "MON-FRI 09:30-16:00"; one over midnight is two, "SUN 18:00-24:00" and "MON 00:00-17:00".
          mode: Paper         | risk: {maxDailyLos: "5"} | spec.risk.maxDailyLos | spec.risk.maxDailyLos is not a field: did you mean maxDailyLoss?
          replay: {speed: 1}  | badRows: Drop       | spec.marketData.badRows | spec.marketData.badRows must be one of Reject, Skip; "Drop" is none of them.
          mode: Paper         | onTerminate: {orders: Keep} | spec.onTerminate.orders | spec.onTerminate.orders must be one of Cancel, KeepProtective; "Keep" is none of them.
          mode: Paper         | onTerminate: {position: Close} | spec.onTerminate.position | spec.onTerminate.position must be one of Flatten, Keep; "Close" is none of them.
          mode: Paper         | onTerminate: {gracePeriod: 61m} | spec.onTerminate.gracePeriod | spec.onTerminate.gracePeriod must be a time from 1s to 999s or from 1m to 60m, such as 45s.
          mode: Paper         | onTerminate: {gracePeriod: 0s} | spec.onTerminate.gracePeriod | spec.onTerminate.gracePeriod must be a time from 1s to 999s or from 1m to 60m, such as 45s.
          mode: Paper         | onTerminate: {gracePeriod: 1h} | spec.onTerminate.gracePeriod | spec.onTerminate.gracePeriod must be a time from 1s to 999s or from 1m to 60m, such as 45s.
          mode: Paper         | onDelete: Keep, storage: {retain: Delete} | spec.storage.retain | spec.storage.retain must be Retain while spec.onDelete is Keep, for the kept position stands in the ledger: set one of the two otherwise.
          """)
  void aBadOneIsAnsweredWithOneSentenceThatMends(
      String from, String to, String field, String sentence) {
    assertThat(StrategyManifest.read(inFlow().replace(from, to)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations()).containsExactly(new Violation(field, sentence)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{requests: {cpu: 1, memory: 128Mi, ephemeral-storage: \"1e9\"}, limits: {cpu: 1000m}}",
        "{requests: {cpu: \"0.05\"}, limits: {cpu: \".1\", memory: 1G}}",
        "{limits: {memory: \"134217728\"}}",
        "{}"
      })
  void quantitiesAreThoseOfKubernetes(String resources) {
    assertThat(
            StrategyManifest.read(
                inFlow().replace("mode: Paper", "runtime: {resources: " + resources + "}")))
        .isInstanceOf(Valid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{maxOrderQuantity: \"0\", maxOrderNotional: \"0\", maxNotional: \"999999999999.9999\"}",
        "{priceCollarBps: \"0\", maxDailyLoss: \"0.0001\", maxDrawdownPercent: \"0.01\"}",
        "{priceCollarBps: \"9999\", maxDrawdownPercent: \"100\", onBreach: Flatten}",
        "{cooldown: 9999d, preventSelfCross: false, onBreach: Reject}",
        "{dayStart: {timeZone: America/New_York, time: \"17:00\"}}",
        "{dayStart: {timeZone: Etc/GMT+5, time: \"00:00\"}}",
        "{allowedHours: {timeZone: UTC, sessions: [\"MON-FRI 09:30-16:00\", \"SUN 00:00-24:00\"]}}",
        "{allowedHours: {timeZone: UTC, sessions: [\"FRI-MON 09:30-16:00\", \"MON 10:00-11:00\"]}}",
        "{}"
      })
  void limitsOfEachKindAreTaken(String risk) {
    assertThat(StrategyManifest.read(inFlow().replace("mode: Paper", "risk: " + risk)))
        .isInstanceOf(Valid.class);
  }

  @Test
  void oneOfTwoValuesIsNotChosenInSilence() {
    assertThat(
            StrategyManifest.read(
                inFlow().replace("amount: \"100000\"", "amount: \"100000\", amount: \"7\"")))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .extracting(Violation::message)
                    .asString()
                    .contains("Duplicate field 'amount'"));
  }

  @Test
  void aNameIsAtMostFortyFiveCharactersLong() {
    assertThat(StrategyManifest.read(GOOD.replace("aapl-sma", "a".repeat(45))))
        .isInstanceOf(Valid.class);
    assertThat(StrategyManifest.read(GOOD.replace("aapl-sma", "a".repeat(46))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void whatIsNoManifestIsSaidToBeNone() {
    assertThat(message("")).isEqualTo("the manifest is empty: it must hold one TradingStrategy.");
    assertThat(message("- a\n- b\n")).startsWith("the manifest must be an object");
    assertThat(message("a: [\n"))
        .isEqualTo(
            "the manifest is not valid YAML: expected the node content, but found '<stream end>'"
                + " (line 2, column 1).");
    assertThat(message("spec:\n\tsymbol: x\n"))
        .isEqualTo(
            "the manifest is not valid YAML: found character '\\t(TAB)' that cannot start any token"
                + " (line 2, column 1).");
    assertThat(message("a: {b: c\nd: e\n"))
        .isEqualTo(
            "the manifest is not valid YAML: expected ',' or '}', but got : (line 2, column 2).");
    assertThat(message(GOOD + "---\n" + GOOD)).startsWith("the manifest holds 2 documents");
  }

  @Test
  void aMissingSpecIsSaidToBeMissing() {
    assertThat(message(GOOD.substring(0, GOOD.indexOf("spec:"))))
        .isEqualTo("spec is missing: it says what is traded, and how.");
  }

  private static String message(String yaml) {
    return ((Invalid) StrategyManifest.read(yaml)).violations().getFirst().message();
  }

  /** The same manifest with every field that a case replaces, as one flow mapping. */
  private static String inFlow() {
    return """
    {apiVersion: tradewind.dev/v1alpha1, kind: TradingStrategy, metadata: {name: aapl-sma}, spec: {
      symbol: "AAPL", mode: Paper, state: Running, algo: sma-crossover, capital: {amount: "100000"},
      marketData: {sourceRef: {name: aapl-daily}, replay: {speed: 1}}}}
    """;
  }
}
