/**
 * A book's account at a venue outside of the process: what is sent and when, what is made of what
 * the venue tells, and how book and venue come to agree.
 */
package dev.tradewind.runtime.account;
