/**
 * Pure functions from a strategy to its Kubernetes objects. What they return for a render version
 * never changes: golden files hold it, so that an upgrade of the operator restarts no pod.
 */
package dev.tradewind.operator.render;
