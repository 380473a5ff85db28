/** Writes objects, and only when they are not as they should be. */
package dev.tradewind.operator.objects;
