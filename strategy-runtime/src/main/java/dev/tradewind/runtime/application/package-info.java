/** Quarkus around the loop: starts it with the application and ends it in time. */
package dev.tradewind.runtime.application;
