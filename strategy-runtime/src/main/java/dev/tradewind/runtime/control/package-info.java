/** The way for commands into the loop: only for who has the credential. */
package dev.tradewind.runtime.control;
