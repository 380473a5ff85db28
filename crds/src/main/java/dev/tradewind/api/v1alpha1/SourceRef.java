package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Where the prices are.
 *
 * @param name a ConfigMap of the same namespace
 */
public record SourceRef(
    @Required
        @Size(max = 220)
        @ValidationRule(
            value = "self.matches('" + Rules.OBJECT_NAME_PATTERN + "')",
            message = Rules.SOURCE)
        @JsonPropertyDescription(
            "ConfigMap of this namespace that holds a file <SYMBOL>.csv.gz in binaryData. With"
                + " symbols it holds one for each, or a ConfigMap <name>-<symbol in lower case>"
                + " exists for each.")
        String name) {}
