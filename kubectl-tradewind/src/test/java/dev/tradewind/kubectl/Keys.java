package dev.tradewind.kubectl;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** Keys in every format, and certificates for them. */
public final class Keys {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private Keys() {}

  /** A certificate with its key. */
  public record Identity(X509Certificate certificate, KeyPair keys) {
    public String certificatePem() {
      return pem(certificate);
    }
  }

  public static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair of(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String pkcs8(KeyPair pair) {
    return pem(new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  public static String pkcs1(KeyPair pair) {
    try {
      byte[] key =
          PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
              .parsePrivateKey()
              .toASN1Primitive()
              .getEncoded();
      return pem(new PemObject("RSA PRIVATE KEY", key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As openssl and kubeadm write it. */
  public static String sec1(KeyPair pair) {
    ECPrivateKey key = (ECPrivateKey) pair.getPrivate();
    int bits = key.getParams().getOrder().bitLength();
    try {
      return pem(
          new PemObject(
              "EC PRIVATE KEY",
              new org.bouncycastle.asn1.sec.ECPrivateKey(bits, key.getS(), curve(bits))
                  .getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code openssl ecparam -genkey} writes it: the curve once more, in front. */
  public static String sec1AfterParameters(KeyPair pair) {
    int bits = ((ECPrivateKey) pair.getPrivate()).getParams().getOrder().bitLength();
    try {
      return pem(new PemObject("EC PARAMETERS", curve(bits).getEncoded())) + sec1(pair);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ASN1ObjectIdentifier curve(int bits) {
    return switch (bits) {
      case 256 -> SECObjectIdentifiers.secp256r1;
      case 384 -> SECObjectIdentifiers.secp384r1;
      default -> SECObjectIdentifiers.secp521r1;
    };
  }

  /** A certificate that can sign others. */
  public static Identity authority(String name, GeneralNames alternatives) {
    KeyPair pair = ec("secp256r1");
    X500Name subject = new X500Name(name);
    return new Identity(sign(subject, pair, subject, pair, true, alternatives), pair);
  }

  /** A certificate of somebody, signed by an authority. */
  public static Identity issue(Identity authority, String name, KeyPair pair) {
    X500Name issuer =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    return new Identity(
        sign(new X500Name(name), pair, issuer, authority.keys(), false, null), pair);
  }

  private static X509Certificate sign(
      X500Name name,
      KeyPair pair,
      X500Name issuer,
      KeyPair issuerKeys,
      boolean authority,
      GeneralNames alternatives) {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(12))),
            name,
            pair.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (alternatives != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String pem(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
