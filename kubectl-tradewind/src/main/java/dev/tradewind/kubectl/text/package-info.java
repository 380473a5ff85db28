/** Tables and words. */
package dev.tradewind.kubectl.text;
