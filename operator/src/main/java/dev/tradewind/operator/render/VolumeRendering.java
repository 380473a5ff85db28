package dev.tradewind.operator.render;

import dev.tradewind.api.pod.StrategyFile;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the pod has on disk: its file, its prices, the keys it obeys, its ledger and a place for
 * scratch.
 */
final class VolumeRendering {
  private static final int CREDENTIAL_MODE = 0440;

  private VolumeRendering() {}

  static List<VolumeMount> mounts(Rendering rendering) {
    return List.of(
        mount("strategy", "/etc/tradewind/strategy", true),
        mount("data", "/etc/tradewind/data", true),
        mount("control", controlPath(rendering), true),
        mount("ledger", "/var/lib/tradewind", false),
        mount("tmp", "/tmp", false));
  }

  /** Another path than before: no runtime takes a public key for a credential. */
  private static String controlPath(Rendering rendering) {
    return rendering.signed() ? "/etc/tradewind/control-keys" : "/etc/tradewind/control";
  }

  private static String controlSecret(Rendering rendering) {
    String strategy = rendering.file().name();
    return rendering.signed() ? Rendering.keysName(strategy) : Rendering.secretName(strategy);
  }

  private static VolumeMount mount(String name, String path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(path)
        .withReadOnly(readOnly ? true : null)
        .build();
  }

  static List<Volume> volumes(Rendering rendering) {
    var file = rendering.file();
    return List.of(
        new VolumeBuilder()
            .withName("strategy")
            .withNewConfigMap()
            .withName(Rendering.configMapName(file.name(), file.specHash()))
            .endConfigMap()
            .build(),
        new VolumeBuilder()
            .withName("data")
            .withNewProjected()
            .withSources(prices(rendering))
            .endProjected()
            .build(),
        new VolumeBuilder()
            .withName("control")
            .withNewSecret()
            .withSecretName(controlSecret(rendering))
            .withDefaultMode(CREDENTIAL_MODE)
            .endSecret()
            .build(),
        new VolumeBuilder()
            .withName("ledger")
            .withNewPersistentVolumeClaim()
            .withClaimName(Rendering.claimName(file.name(), file.uid()))
            .endPersistentVolumeClaim()
            .build(),
        new VolumeBuilder()
            .withName("tmp")
            .withNewEmptyDir()
            .withSizeLimit(new Quantity("64Mi"))
            .endEmptyDir()
            .build());
  }

  private static List<VolumeProjection> prices(Rendering rendering) {
    return priceSources(rendering.file()).stream().map(VolumeRendering::optional).toList();
  }

  /** One ConfigMap, and with several symbols also one for each: whichever are there. */
  static List<String> priceSources(StrategyFile file) {
    var spec = file.spec();
    String source = spec.marketData().sourceRef().name();
    Stream<String> perSymbol =
        spec.symbols() == null
            ? Stream.empty()
            : spec.symbols().stream().map(s -> source + "-" + inName(s));
    return Stream.concat(Stream.of(source), perSymbol).toList();
  }

  /** A symbol in the alphabet of object names. */
  private static String inName(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
  }

  private static VolumeProjection optional(String configMap) {
    return new VolumeProjectionBuilder()
        .withNewConfigMap()
        .withName(configMap)
        .withOptional(true)
        .endConfigMap()
        .build();
  }
}
