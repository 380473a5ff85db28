package dev.tradewind.exchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes, a line is a message or has its sentence. */
final class CodecFuzzTest {

  private static final List<String> LINES =
      java.util.stream.Stream.concat(
              CodecTest.requests().map(Codec::write), CodecTest.reports().map(Codec::write))
          .toList();
  private static final String ALPHABET = "{}[]\":,\\ntrue0123456789eE.-+ \u0000\t\uD800ä\"";

  @Property
  void anyText(@ForAll String line) {
    read(line);
  }

  @Property(tries = 3000)
  void aLineWithWhatIsChanged(@ForAll("lines") String line, @ForAll Random random) {
    StringBuilder changed = new StringBuilder(line);
    for (int i = random.nextInt(6); i >= 0 && !changed.isEmpty(); i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, any(random));
        case 2 -> changed.setCharAt(at, any(random));
        default -> {
          int to = Math.min(changed.length(), at + random.nextInt(12));
          String piece = changed.substring(at, to);
          changed.insert(random.nextInt(changed.length()), piece);
        }
      }
    }
    read(changed.toString());
  }

  @Property(tries = 200)
  void aTypeWithAnythingInAnyPlace(@ForAll("lines") String line, @ForAll("values") String value) {
    read(line.replaceFirst(":[^,{}\\[\\]]+(?=[,}])(?=[^\\]]*$)", ":" + quoted(value)));
    read(line.replaceAll("(?<=:)\"?[-0-9.]+\"?", quoted(value)));
  }

  @Property(tries = 20)
  void whatIsHugeOrDeep(@ForAll("depths") int depth) {
    read("[".repeat(depth));
    read("{\"type\":\"Passed\",\"marketTime\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
    read("{\"type\":".repeat(depth));
    read("{\"type\":\"" + "x".repeat(depth) + "\"}");
    read("{\"" + "x".repeat(depth) + "\":1,\"type\":\"Positions\"}");
    read("{\"type\":\"Passed\",\"marketTime\":" + "9".repeat(depth) + "}");
    read("{\"type\":\"CancelOrder\",\"clientOrderId\":\"" + "x".repeat(depth) + "\"}");
    read(
        "{\"type\":\"ReplaceOrder\",\"clientOrderId\":\"1\",\"quantity\":\""
            + "9".repeat(depth)
            + "\"}");
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of(LINES);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "true",
        "1",
        "-1",
        "1e400",
        "1e-400",
        "\"NaN\"",
        "{}",
        "[]",
        "[[1]]",
        "\"\"",
        "0x1",
        "{\"type\":\"Logon\"}",
        "-0.0",
        "\"\\ud800\"",
        "99999999999999999999");
  }

  @Provide
  Arbitrary<Integer> depths() {
    return Arbitraries.integers().between(1, 70_000);
  }

  private static char any(Random random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }

  private static String quoted(String value) {
    return java.util.regex.Matcher.quoteReplacement(value);
  }

  /** What is read can be written and read again; what is not has one sentence. */
  private static void read(String line) {
    try {
      Request request = Codec.readRequest(line);
      assertThat(Codec.readRequest(Codec.write(request))).isEqualTo(request);
    } catch (MalformedMessage e) {
      isOneSentence(e);
    }
    try {
      Report report = Codec.readReport(line);
      assertThat(Codec.readReport(Codec.write(report))).isEqualTo(report);
    } catch (MalformedMessage e) {
      isOneSentence(e);
    }
  }

  private static void isOneSentence(MalformedMessage e) {
    assertThat(e.getMessage()).endsWith(".").doesNotContain("\n").hasSizeLessThan(900);
  }
}
