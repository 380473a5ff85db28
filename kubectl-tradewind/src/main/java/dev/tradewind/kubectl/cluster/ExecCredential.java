package dev.tradewind.kubectl.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tradewind.kubectl.console.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a credential plugin answers.
 *
 * @param apiVersion of the answer
 * @param status the credential
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ExecCredential(String apiVersion, Status status) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The credential: a token, or a certificate with its key.
   *
   * @param expirationTimestamp ISO-8601; null when it does not expire
   * @param token a bearer token, or null
   * @param clientCertificateData PEM, or null
   * @param clientKeyData PEM, or null
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(
      String expirationTimestamp,
      String token,
      String clientCertificateData,
      String clientKeyData) {

    boolean hasCertificate() {
      return clientCertificateData != null && clientKeyData != null;
    }

    Optional<Instant> expires() {
      try {
        return Optional.ofNullable(expirationTimestamp).map(Instant::parse);
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * Reads the answer of a plugin.
   *
   * @param command that answered
   * @param apiVersion that the kubeconfig promises
   * @throws Problem when it holds no credential
   */
  static Status read(String command, String apiVersion, String json) {
    ExecCredential credential;
    try {
      credential = JSON.readValue(json, ExecCredential.class);
    } catch (JsonProcessingException e) {
      throw Problem.failed(
          "The credential plugin " + command + " of the kubeconfig did not answer with JSON.", e);
    }
    if (credential == null || !apiVersion.equals(credential.apiVersion)) {
      throw Problem.failed(
          "The credential plugin %s answered with apiVersion %s, where the kubeconfig says %s."
              .formatted(command, credential == null ? null : credential.apiVersion, apiVersion));
    }
    Status status = credential.status;
    if (status == null || (status.token == null && !status.hasCertificate())) {
      throw Problem.failed(
          "The credential plugin " + command + " answered with neither a token nor a certificate.");
    }
    return status;
  }
}
