/**
 * The kubectl plugin: {@code kubectl tradewind …}. Everything it knows comes from the API server,
 * with the rights of the person who calls it.
 */
package dev.tradewind.kubectl;
