/** What the commands show, as pure functions of resources. */
package dev.tradewind.kubectl.view;
