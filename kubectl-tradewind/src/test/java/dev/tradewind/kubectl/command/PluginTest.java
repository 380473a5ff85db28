package dev.tradewind.kubectl.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.kubectl.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that are answered without a cluster. */
final class PluginTest {
  private final Session session = new Session();

  @Test
  void withoutACommandThereIsHelpWithTheExitCodes() {
    Session.Answer answer = session.run();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("top", "status", "orders", "halt", "flatten", "release", "abandon", "explain")
        .contains("Exit codes:", "2   the command line cannot be obeyed")
        .doesNotContain("train");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tpo | did you mean top?",
        "halt a | Missing required option: '--reason=TEXT'",
        "halt --reason drill | Say which strategies: either NAME..., or -l SELECTOR, or --all.",
        "halt a --all --reason drill | and only one of these.",
        "halt -l desk=a --all --reason drill | and only one of these.",
        "halt -l desk>1 --reason drill | write it as kubectl does",
        "halt a --reason= | --reason must have 1 to 256 characters.",
        "halt a --reason drill --direct --name x | leave out --name.",
        "halt a --reason drill --timeout fast | is not a time such as 30s, 2m or 1h",
        "halt a --reason drill --wait=maybe | 'maybe' is not a boolean",
        "release | Say what to release",
        "release a --all | and only one of these.",
        "release a --strategy b | and only one of these.",
        "release a --direct | name strategies with --strategy",
        "release --strategy a --latch 1 | go with --direct only.",
        "orders a --limit 0 | --limit must be from 1 to 10000, not 0.",
        "top --watch -o json | leave out -o json.",
        "top --sort-by luck | Invalid value for option '--sort-by'",
        "explain | Give either an ALGO or --list.",
        "explain x --list | Give either an ALGO or --list.",
        "status | Missing required parameter: 'NAME'",
      })
  void aWrongCommandLineIsOneSentenceAndExitCodeTwo(String line, String sentence) {
    Session.Answer answer = session.run(line.split(" "));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).startsWith("error: ").contains(sentence).hasLineCount(1);
    assertThat(answer.out()).isEmpty();
  }

  static Stream<AlgoDefinition> algos() {
    return AlgoCatalogue.builtIn().algos().stream();
  }

  @ParameterizedTest
  @MethodSource("algos")
  void everyAlgoIsExplainedWithRangeDefaultAndUnit(AlgoDefinition algo) {
    Session.Answer answer = session.run("explain", algo.name());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains(algo.documentation(), "algo: " + algo.name());
    algo.parameters()
        .forEach(
            p ->
                assertThat(answer.lines())
                    .anySatisfy(
                        line ->
                            assertThat(line)
                                .startsWith(p.name() + " ")
                                .contains(p.range(), p.unit(), p.documentation())));
    algo.relations().forEach(r -> assertThat(answer.out()).contains(r.description()));
    assertThat(session.run("explain", "--list").out()).contains(algo.name());
  }

  @Test
  void anUnknownAlgoIsGuessed() {
    Session.Answer answer = session.run("explain", "smacrossover");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .isEqualTo("error: There is no built-in algo smacrossover; did you mean sma-crossover?\n");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(session.run("version").out()).matches("kubectl-tradewind \\d+\\.\\d+\\.\\d+.*\\n");
  }

  @Test
  void withoutAKubeConfigItSaysWhereItLooked(@TempDir Path folder) {
    assertThat(session.home(folder).run("top").err())
        .isEqualTo(
            "error: There is no kubeconfig at %s/.kube/config: set KUBECONFIG or give --kubeconfig FILE.\n"
                .formatted(folder));
    assertThat(session.with("KUBECONFIG", folder + "/a:" + folder + "/b").run("top").err())
        .contains("at %1$s/a, %1$s/b".formatted(folder));
    assertThat(session.run("top", "--kubeconfig", folder + "/c").err())
        .contains(folder + "/c, which --kubeconfig names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[' | is not a kubeconfig that can be read",
        "'text' | is not a kubeconfig that can be read",
        "'{}' | The kubeconfig has no current context",
        "'{current-context: prod}' | The kubeconfig has no context prod; there are none.",
        "'{current-context: prdo, contexts: [{name: prod, context: {}}]}' | The kubeconfig has no"
            + " context prdo; did you mean prod?",
        "'{current-context: p, contexts: [{name: p, context: {}}]}' | The context p of the"
            + " kubeconfig names no cluster.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c}}]}' | The context p of"
            + " the kubeconfig names the cluster c, which is not there.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c}}], clusters: [{name: c,"
            + " cluster: {x: 1}}]}' | has a cluster without a server.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c, user: u}}], clusters:"
            + " [{name: c, cluster: {server: \"https://127.0.0.1:1\"}}]}' | names the user u, which"
            + " is not there.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c}}], clusters: [{name: c,"
            + " cluster: {server: \"https://127.0.0.1:1\"}}]}' | The API server at"
            + " https://127.0.0.1:1, of the context p, cannot be reached: nothing listens there.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c}}], clusters: [{name: c,"
            + " cluster: {server: \"https://nowhere.invalid\"}}]}' | cannot be reached: its name is"
            + " not known.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c, user: u}}], clusters:"
            + " [{name: c, cluster: {server: \"https://127.0.0.1:1\"}}], users: [{name: u, user:"
            + " {exec: {apiVersion: v1, command: no-such-plugin, installHint: Get it.}}}]}' | The"
            + " credential plugin no-such-plugin of the kubeconfig cannot be run: is it installed"
            + " and on the PATH? Get it.",
        "'{current-context: p, contexts: [{name: p, context: {cluster: c, user: u}}], clusters:"
            + " [{name: c, cluster: {server: \"https://127.0.0.1:1\"}}], users: [{name: u, user:"
            + " {client-certificate: gone.crt, client-key: gone.key}}]}' | gone.crt, which the"
            + " kubeconfig names as client-certificate, cannot be read.",
      })
  void aKubeConfigThatCannotBeUsedIsOneSentence(String yaml, String sentence, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("config"), yaml);

    Session.Answer answer = session.with("KUBECONFIG", file).run("top");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).startsWith("error: ").contains(sentence).hasLineCount(1);
  }
}
