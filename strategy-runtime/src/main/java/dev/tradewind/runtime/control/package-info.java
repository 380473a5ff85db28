/** The way for commands into the loop: only for who can sign them. */
package dev.tradewind.runtime.control;
