import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Answers like an API server with two strategies, so that the training run of the AOT cache needs no
 * cluster. It writes a kubeconfig that leads to it, with a client key on an elliptic curve as real
 * ones have, and serves until it is ended. Run by dev/plugin/cache, in a process of its own.
 */
public final class TrainingServer {
  private static final String STRATEGY =
      """
      {"apiVersion":"tradewind.dev/v1alpha1","kind":"TradingStrategy",
       "metadata":{"name":"%s","namespace":"training","uid":"1","resourceVersion":"1","generation":1,
         "creationTimestamp":"2026-01-01T00:00:00Z","labels":{"desk":"a"}},
       "spec":{"symbol":"AAPL","algo":"sma-crossover","parameters":{"fast":10,"slow":30},"mode":"Paper","state":"Running",
         "capital":{"amount":"100000","currency":"USD"},
         "marketData":{"sourceRef":{"name":"prices"},"interval":"1d","replay":{"speed":1,"loop":true}},
         "costs":{"commissionBps":"1","slippageBps":"2"},"onDelete":"Flatten",
         "storage":{"size":"1Gi","retain":"Retain"},"runtime":{"resources":{"requests":{"cpu":"50m"}}}},
       "status":{"observedGeneration":1,"phase":"Halted","symbolSummary":"AAPL",
         "effectiveState":{"state":"Halted","because":"Latch/BreakGlass"},
         "trading":{"specHash":"0123456789abcdef","generation":1,"epoch":2,"image":"runtime","renderVersion":1},
         "latch":{"id":"1","level":"Halted","cause":"BreakGlass","message":"training","since":"2026-01-01T00:00:00Z"},
         "sample":{"time":"2012-01-05T00:00:00Z","positionSummary":"100","equity":"100012.34","realizedPnl":"1.00",
           "unrealizedPnl":"11.34","pnl":"12.34","fees":"1.00","openOrders":1,
           "positions":[{"symbol":"AAPL","quantity":"100","averagePrice":"58.12"}]},
         "history":[{"specHash":"0123456789abcdef","generation":1,"image":"runtime","outcome":"Ready","time":"2026-01-01T00:00:00Z"}],
         "conditions":[{"type":"Ready","status":"True","reason":"AsAsked","message":"","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
      """;
  private static final String HALT =
      """
      {"apiVersion":"tradewind.dev/v1alpha1","kind":"TradingHalt",
       "metadata":{"name":"halt-1","namespace":"training","uid":"2","resourceVersion":"1","generation":1,
         "creationTimestamp":"2026-01-01T00:00:00Z"},
       "spec":{"names":["a"],"level":"Halted","reason":"training"},
       "status":{"observedGeneration":1,"selected":1,"obeyed":1,"conditions":[{"type":"InForce","status":"True",
         "reason":"Obeyed","message":"","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
      """;
  private static final String LIST =
      "{\"apiVersion\":\"tradewind.dev/v1alpha1\",\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[%s]}";
  private static final String POD =
      """
      {"uid":"1","name":"a","namespace":"training","specHash":"0","version":"0","epoch":2,"ready":true,"reason":"AsAsked",
       "message":"","state":"Running","latch":null,"commandSequence":1,"stopped":false,"trading":"Trading","completed":false,
       "settled":false,"capital":"100000","currency":"USD","sample":null,"openOrders":[{"clientOrderId":"0","symbol":"AAPL",
         "side":"Buy","type":"Market","quantity":"1","limitPrice":null,"filledQuantity":"0","status":"Working","reduceOnly":false}],
       "counts":{"bars":1,"orders":1,"fills":1,"rejects":0,"trades":1},"data":[]}
      """;
  private static final String FILLS =
      """
      {"total":1,"fills":[{"number":1,"executionId":"1","clientOrderId":"0","symbol":"AAPL","side":"Buy","quantity":"1",
       "price":"58.12","fee":"0.01","time":"2012-01-05T00:00:00Z","settlement":false}]}
      """;
  private static final String TRADES =
      """
      {"total":1,"trades":[{"number":1,"symbol":"AAPL","side":"Long","quantity":"1","entryTime":"2012-01-05T00:00:00Z",
       "exitTime":"2012-01-06T00:00:00Z","entryPrice":"58.12","exitPrice":"59.00","grossPnl":"0.88","fees":"0.02",
       "netPnl":"0.86","settlement":false}]}
      """;
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: training
      contexts: [{name: training, context: {cluster: training, user: training, namespace: training}}]
      clusters: [{name: training, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}]
      users: [{name: training, user: {client-certificate-data: %s, client-key-data: %s}}]
      """;

  public static void main(String... arguments) throws Exception {
    Path kubeConfig = Path.of(arguments[0]);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X509Certificate certificate = certificate(pair);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context(pair, certificate)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    server.createContext("/", TrainingServer::answer);
    server.start();
    String authority = base64(pem(certificate));
    Path unfinished = kubeConfig.resolveSibling("kubeconfig.new");
    Files.writeString(
        unfinished,
        KUBECONFIG.formatted(server.getAddress().getPort(), authority, authority, base64(sec1(pair))));
    Files.move(unfinished, kubeConfig);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean create = exchange.getRequestMethod().equals("POST");
    exchange.getRequestBody().readAllBytes();
    String document =
        switch (path.substring(path.lastIndexOf('/') + 1)) {
          case "tradingstrategies" -> LIST.formatted(STRATEGY.formatted("a") + "," + STRATEGY.formatted("b"));
          case "tradinghalts" -> create ? HALT : LIST.formatted(HALT);
          case "halt-1" -> HALT;
          case "status" -> POD;
          case "fills" -> FILLS;
          case "trades" -> TRADES;
          default -> STRATEGY.formatted("a");
        };
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(create ? 201 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static X509Certificate certificate(KeyPair pair) throws Exception {
    X500Name name = new X500Name("CN=training");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static SSLContext context(KeyPair pair, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", pair.getPrivate(), new char[0], new Certificate[] {certificate});
    store.setCertificateEntry("client", certificate);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** The form that most kubeconfigs with such a key have. */
  private static String sec1(KeyPair pair) throws IOException {
    ECPrivateKey key =
        new ECPrivateKey(256, ((java.security.interfaces.ECPrivateKey) pair.getPrivate()).getS(), SECObjectIdentifiers.secp256r1);
    return pem(new PemObject("EC PRIVATE KEY", key.getEncoded()));
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
