package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Keys;
import dev.tradewind.kubectl.Session;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubeconfigs of every kind lead to a real API server. */
final class KubeConfigIT {
  private static final String DESK = "kubeconfig";

  private static ApiServer server;

  private final Person person = new Person(server);

  @BeforeAll
  static void start() {
    server = ApiServer.running();
    Desk.open(DESK).strategy("aapl-sma", "{}");
  }

  static Stream<Arguments> keys() {
    KeyPair ec = Keys.ec("secp256r1");
    KeyPair p384 = Keys.ec("secp384r1");
    KeyPair rsa = Keys.of("RSA");
    return Stream.of(
        Arguments.of("EC as kubeadm writes it", ec, Keys.sec1(ec)),
        Arguments.of("EC as openssl writes it", ec, Keys.sec1AfterParameters(ec)),
        Arguments.of("EC in PKCS 8", ec, Keys.pkcs8(ec)),
        Arguments.of("P-384", p384, Keys.sec1(p384)),
        Arguments.of("RSA in PKCS 1", rsa, Keys.pkcs1(rsa)),
        Arguments.of("RSA in PKCS 8", rsa, Keys.pkcs8(rsa)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void aClientCertificateWithAnyKeyIsAccepted(String kind, KeyPair pair, String key) {
    Keys.Identity identity = Keys.issue(server.authority(), "O=system:masters,CN=bob", pair);
    seesTheStrategy(
        person.kubeConfig(
            DESK,
            "{client-certificate-data: %s, client-key-data: %s}"
                .formatted(Person.base64(identity.certificatePem()), Person.base64(key))));
  }

  @Test
  void certificateAndKeyMayBeFilesBesideTheKubeConfig() {
    Keys.Identity identity =
        Keys.issue(server.authority(), "O=system:masters,CN=bob", Keys.ec("secp256r1"));
    person.write("bob.crt", identity.certificatePem());
    person.write("bob.key", Keys.sec1(identity.keys()));

    seesTheStrategy(
        person.kubeConfig(DESK, "{client-certificate: bob.crt, client-key: ./bob.key}"));
  }

  @Test
  void aTokenOrAFileWithOneIsAccepted() {
    String token = token();
    seesTheStrategy(person.kubeConfig(DESK, "{token: \"" + token + "\"}"));
    person.write("token", token + "\n");
    seesTheStrategy(person.kubeConfig(DESK, "{tokenFile: token}"));
  }

  @Test
  void aCredentialPluginThatPrintsATokenIsRunAsKubectlRunsIt() {
    person.script(
        "login",
        """
        #!/bin/sh
        echo "looking for your token" >&2
        [ "$1" = "--for" ] && [ "$2" = 'a "desk" $HOME' ] || exit 3
        case $KUBERNETES_EXEC_INFO in *client.authentication.k8s.io/v1*) ;; *) exit 4 ;; esac
        echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'$TOKEN'"}}'
        """);
    seesTheStrategy(
        person.kubeConfig(
            DESK,
            """
            {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login,
              args: ["--for", 'a "desk" $HOME'], env: [{name: TOKEN, value: "%s"}], interactiveMode: IfAvailable}}
            """
                .formatted(token())));
  }

  @Test
  void aCredentialPluginMayPrintACertificateOnAnEllipticCurve() {
    Keys.Identity identity =
        Keys.issue(server.authority(), "O=system:masters,CN=eve", Keys.ec("secp256r1"));
    person.script(
        "login",
        """
        #!/bin/sh
        cat <<'JSON'
        {"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential",
         "status":{"clientCertificateData":"%s","clientKeyData":"%s"}}
        JSON
        """
            .formatted(
                identity.certificatePem().replace("\n", "\\n"),
                Keys.sec1(identity.keys()).replace("\n", "\\n")));
    seesTheStrategy(
        person.kubeConfig(
            DESK, "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./login}}"));
  }

  @Test
  void aCredentialPluginThatFailsIsOneSentence() {
    person.script("login", "#!/bin/sh\nexit 1\n");
    Path config =
        person.kubeConfig(
            DESK, "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login}}");

    Session.Answer answer = new Session().with("KUBECONFIG", config).run("top");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .isEqualTo(
            "error: The credential plugin ./login of the kubeconfig failed; run it by itself to see"
                + " why, or log in again.\n");
  }

  @Test
  void severalFilesAreMergedAndTheFirstOneWins() throws Exception {
    Path all = person.kubeConfig(DESK, "{token: \"" + token() + "\"}");
    Path second = Files.move(all, person.folder().resolve("second"));
    Path first =
        person.write(
            "first",
            "{current-context: other, contexts: [{name: other, context: {cluster: it, user: it,"
                + " namespace: elsewhere}}]}");
    Session session =
        new Session()
            .with("KUBECONFIG", first + ":" + person.folder().resolve("gone") + ":" + second);

    assertThat(session.run("top").err())
        .contains("may not list tradingstrategies.tradewind.dev in namespace elsewhere");
    assertThat(session.run("top", "--context", "it").out()).contains("aapl-sma");
    assertThat(session.run("top", "-n", DESK).out()).contains("aapl-sma");
    assertThat(session.run("top", "--context", "ti").err())
        .contains("has no context ti; did you mean it?");
  }

  @Test
  void impersonationOfTheKubeConfigIsUsed() {
    Path config =
        person.kubeConfig(
            DESK, "{token: \"%s\", as: carol, as-groups: [people]}".formatted(token()));

    assertThat(new Session().with("KUBECONFIG", config).run("top").err())
        .contains("User \"carol\" may not list tradingstrategies.tradewind.dev");
  }

  @Test
  void aServerOfAnotherAuthorityIsNotTrustedUnlessTheKubeConfigSaysSo() throws Exception {
    Path config = person.kubeConfig(DESK, "{token: \"" + token() + "\"}");
    String good = Files.readString(config);
    String bad =
        good.replace(
            Person.base64(server.certificate()),
            Person.base64(Keys.authority("CN=somebody", null).certificatePem()));
    person.write("config", bad);
    assertThat(new Session().with("KUBECONFIG", config).run("top").err())
        .contains("cannot be reached: there is no trusted connection");

    person.write("config", good.replaceAll("certificate-authority-data: [^}]+", "x: y"));
    assertThat(new Session().with("KUBECONFIG", config).run("top").err())
        .contains("cannot be reached: there is no trusted connection");

    person.write(
        "config",
        good.replaceAll("certificate-authority-data: [^}]+", "insecure-skip-tls-verify: true"));
    seesTheStrategy(config);
  }

  @Test
  void aWrongTokenIsOneSentence() {
    Path config = person.kubeConfig(DESK, "{token: wrong}");

    assertThat(new Session().with("KUBECONFIG", config).run("top").err())
        .isEqualTo(
            "error: The API server at %s does not accept the credentials of the context it: log in again.\n"
                .formatted(server.url()));
  }

  private static void seesTheStrategy(Path kubeConfig) {
    Session.Answer answer = new Session().with("KUBECONFIG", kubeConfig).run("top");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("aapl-sma");
  }

  private static String token() {
    new Desk(DESK)
        .grant(
            "system:serviceaccount:" + DESK + ":robot",
            "tradewind.dev",
            "tradingstrategies",
            "list");
    grantImpersonation();
    server
        .admin()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("robot")
                .withNamespace(DESK)
                .endMetadata()
                .build())
        .serverSideApply();
    return server
        .admin()
        .serviceAccounts()
        .inNamespace(DESK)
        .withName("robot")
        .tokenRequest(
            new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3600L).endSpec().build())
        .getStatus()
        .getToken();
  }

  private static void grantImpersonation() {
    server
        .admin()
        .load(
            new java.io.ByteArrayInputStream(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: impersonator}
                rules: [{apiGroups: [""], resources: [users, groups], verbs: [impersonate]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: impersonator}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: impersonator}
                subjects: [{kind: ServiceAccount, name: robot, namespace: kubeconfig}]
                """
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .serverSideApply();
  }
}
