package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The volume of the ledger.
 *
 * @param size a quantity, such as {@code 1Gi}
 * @param className null is the cluster's default
 * @param retain whether the volume outlives the resource
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Storage(
    @Default("1Gi")
        @Size(max = 11)
        @ValidationRule(value = "self.matches('" + Rules.SIZE_PATTERN + "')", message = Rules.SIZE)
        @JsonPropertyDescription(
            "Size of the ledger's volume; can grow where the StorageClass allows it, and never"
                + " shrink.")
        String size,
    @Size(max = 253)
        @ValidationRule(
            value = "self.matches('" + Rules.OBJECT_NAME_PATTERN + "')",
            message = Rules.CLASS_NAME)
        @JsonPropertyDescription(
            "StorageClass of the volume. Absent: the cluster's default. Cannot be changed.")
        String className,
    @Default("Retain")
        @JsonPropertyDescription(
            "Retain keeps the ledger's volume when the strategy is deleted; Delete removes it, and"
                + " is refused while onDelete is Keep.")
        Retention retain) {

  Storage withDefaults() {
    return new Storage(
        size == null ? "1Gi" : size, className, retain == null ? Retention.Retain : retain);
  }
}
