package dev.tradewind.operator.traffic;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A stream of JSON in UTF-8, rewritten so that every byte is one character. The client decodes each
 * piece of a watch by itself and takes every byte for a character, so that one umlaut in a person's
 * words would end the watch, and the operator with it. Used by one thread.
 */
final class AsciiJson {
  private static final int ASCII = 0x80;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The first bytes of a character whose others are yet to come. */
  private ByteBuffer begun = ByteBuffer.allocate(0);

  /** The same JSON as far as it is complete; characters beyond ASCII stand in strings only. */
  ByteBuffer of(ByteBuffer piece) {
    ByteBuffer bytes = ByteBuffer.allocate(begun.remaining() + piece.remaining());
    bytes.put(begun).put(piece).flip();
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    decoder.decode(bytes, text, false);
    begun = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    return StandardCharsets.US_ASCII.encode(escaped(text.flip()));
  }

  private static String escaped(CharBuffer text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (c < ASCII) {
                escaped.append((char) c);
              } else {
                escaped.append("\\u%04x".formatted(c));
              }
            });
    return escaped.toString();
  }
}
