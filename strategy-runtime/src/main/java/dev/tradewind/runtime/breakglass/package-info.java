/**
 * The way to stop a strategy without operator and credential: a socket in the pod's own file
 * system, which only who may run commands in the pod can reach, and the client for it.
 */
package dev.tradewind.runtime.breakglass;
