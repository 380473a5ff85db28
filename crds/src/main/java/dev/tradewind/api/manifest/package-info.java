/**
 * Reads manifests that people wrote, without a cluster, and says what is wrong with them in the
 * words the API server would use.
 */
package dev.tradewind.api.manifest;
