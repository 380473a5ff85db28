/**
 * The one thread that trades: bars when they are due, commands when they come, each made durable
 * before anybody hears of it.
 */
package dev.tradewind.runtime.loop;
