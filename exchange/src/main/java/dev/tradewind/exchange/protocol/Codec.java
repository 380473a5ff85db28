package dev.tradewind.exchange.protocol;

import java.util.SortedSet;

/** Messages as lines of JSON and back. Stateless; any thread. */
public final class Codec {

  /** What {@link Request.Logon} says. */
  public static final int VERSION = 1;

  /** The most bytes of a line in UTF-8, without its end. */
  public static final int LONGEST_LINE = LineFormat.LONGEST_LINE;

  private static final LineFormat<Request> REQUESTS = new LineFormat<>(Request.class, "request");
  private static final LineFormat<Report> REPORTS = new LineFormat<>(Report.class, "report");

  private Codec() {}

  /** The types of requests. */
  public static SortedSet<String> requestTypes() {
    return LineFormat.kinds(Request.class);
  }

  /** The types of reports. */
  public static SortedSet<String> reportTypes() {
    return LineFormat.kinds(Report.class);
  }

  /** A request as one line, without its end. */
  public static String write(Request request) {
    return REQUESTS.write(request);
  }

  /** A report as one line, without its end. */
  public static String write(Report report) {
    return REPORTS.write(report);
  }

  /**
   * Reads a request.
   *
   * @throws MalformedMessage if the line is none
   */
  public static Request readRequest(String line) throws MalformedMessage {
    return REQUESTS.read(line);
  }

  /**
   * Reads a report.
   *
   * @throws MalformedMessage if the line is none
   */
  public static Report readReport(String line) throws MalformedMessage {
    return REPORTS.read(line);
  }
}
