/**
 * What the process says of itself: put up by the loop after every commit, read by everybody else.
 */
package dev.tradewind.runtime.status;
