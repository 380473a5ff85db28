/** What is generated from the catalogue, the resources and the settings, and checked in. */
package dev.tradewind.reference;
