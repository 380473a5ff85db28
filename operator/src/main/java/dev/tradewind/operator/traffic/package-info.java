/**
 * The operator's requests to the Kubernetes API, seen from beside: what is written, what is heard.
 */
package dev.tradewind.operator.traffic;
