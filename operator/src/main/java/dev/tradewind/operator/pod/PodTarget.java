package dev.tradewind.operator.pod;

/**
 * A pod to talk to.
 *
 * @param podUid of the pod itself: another pod is another conversation
 * @param strategyUid that its commands are meant for
 * @param address where it listens
 */
public record PodTarget(String podUid, String strategyUid, PodAddress address) {}
