package dev.tradewind.operator.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * A stream of JSON in UTF-8 with what nobody can mean cut off: what is nested too deeply, and the
 * rest of a name that is too long. The API server takes both far beyond what the client's reader
 * takes, which would end the watch, and the operator with it. Whatever was cut has a mark in its
 * place that no valid object has. Without recursion; used by one thread.
 */
final class BoundedJson {
  /** Far more than the objects of Kubernetes have, and what any reader takes. */
  static final int DEPTH = 100;

  /** More bytes than the names of labels and annotations have. */
  static final int NAME = 512;

  /** Stands for an object or a list. */
  static final String NESTED = "[nested too deeply]";

  /** Ends a name. */
  static final String CUT = "…[name cut]";

  private static final byte[] NESTED_BYTES =
      ("\"" + NESTED + "\"").getBytes(StandardCharsets.UTF_8);
  private static final byte[] CUT_BYTES = CUT.getBytes(StandardCharsets.UTF_8);
  private static final int UNICODE_ESCAPE = 4;

  /** Which of the levels are objects. */
  private final BitSet objects = new BitSet();

  private int depth;
  private boolean inString;
  private boolean name;
  private boolean nameComes;
  private boolean cut;
  private int length;
  private boolean escaped;
  private int escapeDigits;

  /** The same JSON as far as it goes, bounded. */
  ByteBuffer of(ByteBuffer piece) {
    ByteArrayOutputStream bounded = new ByteArrayOutputStream(piece.remaining());
    while (piece.hasRemaining()) {
      byte b = piece.get();
      if (inString) {
        inString(b, bounded);
      } else {
        outside(b, bounded);
      }
    }
    return ByteBuffer.wrap(bounded.toByteArray());
  }

  private void outside(byte b, ByteArrayOutputStream bounded) {
    switch (b) {
      case '{', '[' -> opens(b, bounded);
      case '}', ']' -> closes(b, bounded);
      case '"' -> {
        inString = true;
        name = nameComes && depth <= DEPTH;
        cut = false;
        length = 0;
        write(b, bounded);
      }
      case ':' -> {
        nameComes = false;
        write(b, bounded);
      }
      case ',' -> {
        nameComes = objects.get(Math.min(depth, DEPTH));
        write(b, bounded);
      }
      default -> write(b, bounded);
    }
  }

  private void opens(byte b, ByteArrayOutputStream bounded) {
    depth++;
    if (depth <= DEPTH) {
      nameComes = b == '{';
      objects.set(depth, nameComes);
      bounded.write(b);
    } else if (depth == DEPTH + 1) {
      bounded.writeBytes(NESTED_BYTES);
    }
  }

  private void closes(byte b, ByteArrayOutputStream bounded) {
    write(b, bounded);
    depth = Math.max(0, depth - 1); // What is no JSON must not end the stream here.
    nameComes = false;
  }

  private void inString(byte b, ByteArrayOutputStream bounded) {
    if (b == '"' && !escaped) {
      inString = false;
      write(b, bounded);
      return;
    }
    boolean begins = escapeDigits == 0 && !escaped && (b & 0xC0) != 0x80;
    if (name && begins && length >= NAME && !cut) {
      cut = true;
      bounded.writeBytes(CUT_BYTES);
    }
    if (!cut) {
      write(b, bounded);
    }
    length++;
    if (escapeDigits > 0) {
      escapeDigits--;
    } else if (escaped) {
      escaped = false;
      escapeDigits = b == 'u' ? UNICODE_ESCAPE : 0;
    } else {
      escaped = b == '\\';
    }
  }

  /** Writes nothing of what is nested too deeply. */
  private void write(byte b, ByteArrayOutputStream bounded) {
    if (depth <= DEPTH) {
      bounded.write(b);
    }
  }
}
