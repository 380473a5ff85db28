package dev.tradewind.exchange.server;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.LineFormat;
import dev.tradewind.exchange.protocol.MalformedMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lines of UTF-8 out of a stream, none longer than a message may be. Used by one thread. */
final class LineReader {

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * The next line without its end; {@code null} where the stream ends, also within a line.
   *
   * @throws MalformedMessage if it is too long or no UTF-8; what follows is of no use then
   */
  String next() throws IOException, MalformedMessage {
    line.reset();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return text();
      }
      if (line.size() == Codec.LONGEST_LINE) {
        throw new MalformedMessage(LineFormat.tooLong());
      }
      line.write(b);
    }
    return null;
  }

  private String text() throws MalformedMessage {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedMessage("The line is not UTF-8: a message is JSON in UTF-8.");
    }
  }
}
