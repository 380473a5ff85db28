/** The person in front: streams, terminal, environment, time. */
package dev.tradewind.kubectl.console;
