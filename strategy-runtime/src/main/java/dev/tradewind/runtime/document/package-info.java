/** The engine's scaled numbers as the documents that people and the operator read. */
package dev.tradewind.runtime.document;
