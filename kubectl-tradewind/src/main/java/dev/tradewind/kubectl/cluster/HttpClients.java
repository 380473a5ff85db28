package dev.tradewind.kubectl.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;

/** Makes the JDK's HTTP client with trust and identity of our own. */
final class HttpClients extends JdkHttpClientFactory {
  private final SSLContext context;

  HttpClients(SSLContext context) {
    this.context = context;
  }

  @Override
  protected void additionalConfig(HttpClient.Builder builder) {
    builder.sslContext(context);
  }
}
