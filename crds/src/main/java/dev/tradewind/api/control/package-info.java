/** How a command to a pod is signed: what operator and runtime must do alike. */
package dev.tradewind.api.control;
