package dev.tradewind.reference.source;

import java.util.regex.Pattern;

/** Javadoc as Markdown in one line. */
final class Javadoc {

  private static final Pattern TAGS = Pattern.compile("(?s)(^|\\n)\\s*@[a-z]+.*");
  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
  private static final Pattern LINK = Pattern.compile("\\{@link ([^}\\s]*)(?: ([^}]*))?}");

  private Javadoc() {}

  static String text(String comment) {
    String text = TAGS.matcher(comment).replaceFirst("");
    text = CODE.matcher(text).replaceAll("`$1`");
    text =
        LINK.matcher(text)
            .replaceAll(
                link -> "`" + (link.group(2) == null ? link.group(1) : link.group(2)) + "`");
    return text.replaceAll("\\s+", " ").strip();
  }
}
