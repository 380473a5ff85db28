package dev.tradewind.kubectl.cluster;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Wraps the older forms of private keys into PKCS #8, the one that the JDK reads: the key itself
 * stays as it is, and the name of its algorithm is put around it.
 */
final class Pkcs8 {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
  private static final byte[] EC = hex("06072a8648ce3d0201");

  /** P-256, P-384 and P-521: what the JDK knows. */
  private static final List<byte[]> CURVES =
      List.of(hex("06082a8648ce3d030107"), hex("06052b81040022"), hex("06052b81040023"));

  private Pkcs8() {}

  /** Of a PKCS #1 key. */
  static byte[] ofPkcs1(byte[] key) {
    return sequence(VERSION, RSA, element(OCTETS, key));
  }

  /** Of a SEC 1 key that names one of the usual curves; empty when it does not. */
  static Optional<byte[]> ofSec1(byte[] key) {
    return CURVES.stream()
        .filter(curve -> contains(key, element(0xa0, curve)))
        .findFirst()
        .map(curve -> sequence(VERSION, sequence(EC, curve), element(OCTETS, key)));
  }

  private static byte[] sequence(byte[]... parts) {
    return element(SEQUENCE, joined(parts));
  }

  /** One element of DER: its type, its length, its content. */
  private static byte[] element(int type, byte[] content) {
    byte[] length =
        content.length < 0x80
            ? new byte[] {(byte) content.length}
            : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
    return joined(new byte[] {(byte) type}, length, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static boolean contains(byte[] all, byte[] part) {
    for (int from = 0; from + part.length <= all.length; from++) {
      if (java.util.Arrays.equals(all, from, from + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
