/**
 * What operator and pod say to each other: the strategy file, the pod's status, the control
 * command. Decimals travel as plain strings, times as ISO-8601 UTC; {@link
 * dev.tradewind.api.pod.PodJson} reads and writes them. All types are immutable.
 */
package dev.tradewind.api.pod;
