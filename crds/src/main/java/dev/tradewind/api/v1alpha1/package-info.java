/**
 * The custom resources of {@code tradewind.dev/v1alpha1}. The CRD YAML is generated from these
 * types; constants of enums are spelled as in YAML. All types are immutable except the resource
 * itself.
 */
package dev.tradewind.api.v1alpha1;
