/**
 * The training run of the image's build: the operator starts, leads and reconciles before an API
 * server of its own, so that the AOT cache knows what an operator needs.
 */
package dev.tradewind.operator.training;
