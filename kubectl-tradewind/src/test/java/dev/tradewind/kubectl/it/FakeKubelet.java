package dev.tradewind.kubectl.it;

import dev.tradewind.kubectl.Keys;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A node whose kubelet answers exec as a real one does, over TLS and a WebSocket of {@code
 * v4.channel.k8s.io}: what the command would print, and its exit code.
 */
final class FakeKubelet implements AutoCloseable {
  private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int STDOUT = 1;
  private static final int STATUS = 3;

  /** What a command does. */
  record Outcome(int exitCode, String text) {}

  /** A command as it reached the container. */
  record Call(String pod, String container, List<String> command) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();

  /** Whether connections are taken and nothing more, as by a node that hangs. */
  volatile boolean silent;

  final AtomicInteger busiest = new AtomicInteger();

  private final AtomicInteger busy = new AtomicInteger();
  private final Function<Call, Outcome> behaviour;
  private final SSLServerSocket server;

  FakeKubelet(String node, Function<Call, Outcome> behaviour) {
    this.behaviour = behaviour;
    try {
      server =
          (SSLServerSocket)
              context()
                  .getServerSocketFactory()
                  .createServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
    register(node);
  }

  private void register(String node) {
    KubernetesClient admin = ApiServer.running().admin();
    admin
        .resource(new NodeBuilder().withNewMetadata().withName(node).endMetadata().build())
        .create();
    admin
        .nodes()
        .withName(node)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"status":{"addresses":[{"type":"InternalIP","address":"127.0.0.1"}],
              "daemonEndpoints":{"kubeletEndpoint":{"Port":%d}}}}
            """
                .formatted(server.getLocalPort()));
  }

  private static SSLContext context() throws GeneralSecurityException, IOException {
    Keys.Identity identity = Keys.authority("CN=kubelet", null);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "kubelet",
        identity.keys().getPrivate(),
        new char[0],
        new Certificate[] {identity.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      List<String> head = head(in);
      Call call = call(List.of(head.getFirst().split(" ", 3)).get(1));
      calls.add(call);
      busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
      OutputStream out = socket.getOutputStream();
      if (!silent) {
        out.write(switching(head).getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      Outcome outcome = behaviour.apply(call);
      busy.decrementAndGet();
      frame(out, STDOUT, outcome.text());
      frame(out, STATUS, status(outcome.exitCode()));
      out.flush();
      // The API server closes when the client has.
      in.skipNBytes(Long.MAX_VALUE);
    } catch (IOException e) {
      // The other side has hung up.
      return;
    }
  }

  private static List<String> head(DataInputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = in.readUnsignedByte();
      if (next != '\n') {
        line.write(next);
        continue;
      }
      String text = line.toString(StandardCharsets.US_ASCII).strip();
      if (text.isEmpty()) {
        return lines;
      }
      lines.add(text);
      line.reset();
    }
  }

  private static Call call(String target) {
    URI uri = URI.create(target);
    // /exec/NAMESPACE/POD/CONTAINER
    String[] path = uri.getPath().split("/", 5);
    List<String> command =
        Stream.of(uri.getRawQuery().split("&", -1))
            .filter(p -> p.startsWith("command="))
            .map(p -> URLDecoder.decode(p.substring("command=".length()), StandardCharsets.UTF_8))
            .toList();
    return new Call(path[3], path[4], command);
  }

  private static String switching(List<String> head) {
    String key =
        head.stream()
            .filter(
                line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseThrow();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII));
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Protocol: v4.channel.k8s.io\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(digest)
          + "\r\n\r\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void frame(OutputStream out, int channel, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    int length = body.length + 1;
    out.write(0x82);
    if (length < 126) {
      out.write(length);
    } else {
      out.write(126);
      out.write(length >> 8);
      out.write(length);
    }
    out.write(channel);
    out.write(body);
  }

  private static String status(int exitCode) {
    return exitCode == 0
        ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}"
        : """
        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NonZeroExitCode",
         "message":"command terminated with exit code %1$d","details":{"causes":[{"reason":"ExitCode","message":"%1$d"}]}}
        """
            .formatted(exitCode);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
