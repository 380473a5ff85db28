/**
 * The training run of the image's build: it walks through what a pod does, so that the AOT cache
 * knows it.
 */
package dev.tradewind.runtime.training;
