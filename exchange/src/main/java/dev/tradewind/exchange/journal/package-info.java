/** What keeps an exchange over its own end: every change on disk before anybody hears of it. */
package dev.tradewind.exchange.journal;
