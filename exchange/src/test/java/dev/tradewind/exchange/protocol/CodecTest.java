package dev.tradewind.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CodecTest {

  private static final Request.NewOrder ORDER =
      new Request.NewOrder(
          "abc",
          "AAPL",
          Side.SELL,
          OrderType.STOP_LIMIT,
          TimeInForce.GTD,
          1_700_000_000_000_000_001L,
          new BigDecimal("100"),
          new BigDecimal("12.5000"),
          new BigDecimal("12.75"),
          null,
          true,
          false);

  private static final Report.Filled FILL =
      new Report.Filled(
          "abc",
          5,
          "k3-1",
          1,
          "AAPL",
          Side.BUY,
          new BigDecimal("10"),
          new BigDecimal("99.0001"),
          Liquidity.MAKER,
          new BigDecimal("20"));

  private static final Report.OrderState STATE =
      new Report.OrderState(
          "abc",
          7,
          "BRK.B",
          Side.BUY,
          OrderType.TRAILING_STOP,
          new BigDecimal("10"),
          BigDecimal.ZERO,
          null,
          null,
          Status.PartiallyFilled);

  static Stream<Request> requests() {
    return Stream.of(
        new Request.Logon(1, "default/aapl-sma", 7),
        ORDER,
        new Request.NewOrder(
            "1",
            "A",
            Side.BUY,
            OrderType.TRAILING_STOP,
            TimeInForce.DAY,
            null,
            BigDecimal.ONE,
            null,
            null,
            BigDecimal.TEN,
            false,
            true),
        new Request.CancelOrder("!~"),
        new Request.ReplaceOrder("abc", BigDecimal.ONE, null, new BigDecimal("0.0001")),
        new Request.OrderStatus("abc"),
        new Request.OpenOrders(),
        new Request.Fills(12),
        new Request.Positions(),
        new Request.Passed(Long.MIN_VALUE));
  }

  static Stream<Report> reports() {
    return Stream.of(
        new Report.LoggedOn(
            new Capabilities(Idempotence.Logon, Lookup.OpenOrders, true, false),
            Report.BEFORE_THE_MARKET,
            false),
        new Report.Logout("Because \"it\" is so.\nÄ", true),
        new Report.Accepted("abc", 1),
        new Report.Rejected("abc", 1, Rejection.DuplicateId, "That id works."),
        FILL,
        new Report.Cancelled("abc", 1, "NotImmediate"),
        new Report.Expired("abc", -1),
        new Report.Replaced("abc", 1, BigDecimal.TEN, BigDecimal.ONE, null),
        new Report.RequestRejected("abc", 1, "Why."),
        new Report.UnknownOrder("abc", 1),
        STATE,
        new Report.OpenOrdersAnswer(List.of(STATE, STATE), 2, true),
        new Report.FillsAnswer(List.of(FILL), 0, false),
        new Report.PositionsAnswer(List.of(new Report.Held("A", new BigDecimal("-3"))), 9),
        new Report.MarketTime(Long.MAX_VALUE, true));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestsAreReadAsTheyWereWritten(Request request) throws MalformedMessage {
    String line = Codec.write(request);
    assertThat(line).doesNotContain("\n").doesNotContain("null");
    assertThat(Codec.readRequest(line)).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void reportsAreReadAsTheyWereWritten(Report report) throws MalformedMessage {
    String line = Codec.write(report);
    assertThat(line).doesNotContain("\n").doesNotContain("null");
    assertThat(Codec.readReport(line)).isEqualTo(report);
  }

  @Test
  void everyKindOfMessageIsTried() {
    assertThat(kinds(requests())).isEqualTo(records(Request.class));
    assertThat(kinds(reports())).isEqualTo(records(Report.class));
  }

  private static String kinds(Stream<?> messages) {
    return messages
        .map(message -> message.getClass().getSimpleName())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String records(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(
            kind ->
                kind.isRecord() ? Stream.of(kind) : Arrays.stream(kind.getPermittedSubclasses()))
        .map(Class::getSimpleName)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void anOrderIsWrittenInTheWordsOfDocuments() {
    assertThat(Codec.write(ORDER))
        .isEqualTo(
            "{\"type\":\"NewOrder\",\"clientOrderId\":\"abc\",\"symbol\":\"AAPL\",\"side\":\"Sell\","
                + "\"orderType\":\"StopLimit\",\"timeInForce\":\"GTD\","
                + "\"expireTime\":1700000000000000001,\"quantity\":\"100\","
                + "\"limitPrice\":\"12.5000\",\"stopPrice\":\"12.75\",\"reduceOnly\":true,"
                + "\"postOnly\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          nonsense|The line is not JSON: Unrecognized token
          {"type":"Passed","marketTime":1} {}|The line is not one JSON object with a type
          {"type":"Passed","marketTime":1,"marketTime":2}|Duplicate field 'marketTime'
          []|The line is not one JSON object with a type: a request is one of CancelOrder, Fills, Logon,
          null|The line is not one JSON object with a type
          7|The line is not one JSON object with a type
          {}|The line is not one JSON object with a type
          {"type":"Passe","marketTime":1}|The type is "Passe": it must be one of CancelOrder
          {"type":"Accepted","clientOrderId":"1","time":1}|The type is "Accepted": it must be one of
          {"type":"Passed","marketTime":1,"now":2}|now is not known: there are marketTime.
          {"type":"Positions","now":2}|now is not known: there is nothing beside the type.
          {"type":"Passed"}|marketTime is not what it must be
          {"type":"Passed","marketTime":null}|marketTime is not what it must be
          {"type":"Passed","marketTime":"1"}|marketTime is not what it must be
          {"type":"Passed","marketTime":1.0}|marketTime is not what it must be
          {"type":"Passed","marketTime":9223372036854775808}|out of range of long
          {"type":"CancelOrder"}|clientOrderId is missing.
          {"type":"CancelOrder","clientOrderId":7}|clientOrderId is not what it must be: it must be a text in quotes.
          {"type":"CancelOrder","clientOrderId":"a b"}|clientOrderId is "a b": it must be 1 to 64 printable characters of ASCII without blanks.
          {"type":"CancelOrder","clientOrderId":""}|clientOrderId is "": it must be
          {"type":"Logon","version":1,"account":"a b","epoch":0}|account is "a b": it must be
          {"type":"Logon","version":1,"account":"a","epoch":-1}|epoch is -1: it must be 0 or more.
          {"type":"ReplaceOrder","clientOrderId":"1","quantity":1}|quantity is not what it must be: it must be a decimal number in quotes, as "12.5".
          {"type":"ReplaceOrder","clientOrderId":"1","quantity":"1e9"}|quantity is not what it must be
          {"type":"ReplaceOrder","clientOrderId":"1","quantity":"1e999999999"}|quantity is not what it must be
          {"type":"ReplaceOrder","clientOrderId":"1","quantity":"0.00"}|quantity is 0.00: it must be above 0.
          {"type":"ReplaceOrder","clientOrderId":"1","quantity":"1","limitPrice":"-1"}|limitPrice is -1: it must be above 0.
          {"type":"NewOrder","clientOrderId":"1","symbol":"A","side":"BUY"}|side is not what it must be: it must be one of Buy, Sell.
          {"type":"NewOrder","clientOrderId":"1","symbol":"A","side":0}|side is not what it must be
          {"type":"NewOrder","clientOrderId":"1","symbol":"a","side":"Buy","reduceOnly":true,"postOnly":true}|symbol is "a": it must be
          {"type":"NewOrder","clientOrderId":"1","symbol":"A","side":"Buy","reduceOnly":true,"postOnly":true}|orderType is missing.
          {"type":"NewOrder","clientOrderId":"1","symbol":"A","side":"Buy","postOnly":true}|reduceOnly is not what it must be
          """)
  void eachMistakeHasItsSentence(String line, String sentence) {
    assertThatThrownBy(() -> Codec.readRequest(line))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining(sentence)
        .message()
        .endsWith(".")
        .doesNotContain("dev.tradewind")
        .doesNotContain("\n");
  }

  @Test
  void aLineOfSixtyFourKibibytesIsTakenAndOneByteMoreIsNot() throws MalformedMessage {
    String line = Codec.write(new Request.Positions());
    String longest = line + " ".repeat(Codec.LONGEST_LINE - line.length());
    assertThat(Codec.readRequest(longest)).isEqualTo(new Request.Positions());
    assertThatThrownBy(() -> Codec.readRequest(longest + " "))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("longer than 65536 bytes");
    assertThatThrownBy(() -> Codec.readRequest("ä".repeat(Codec.LONGEST_LINE / 2 + 1)))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("longer than 65536 bytes");
  }
}
