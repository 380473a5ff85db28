/** The pages of {@code docs/reference}, rendered from what they are about. Pure. */
package dev.tradewind.reference.pages;
