package dev.tradewind.runtime.ledger;

/**
 * Where a turn of the loop left off.
 *
 * @param turn its number, from 1
 * @param bars taken so far
 * @param marketTime of the last event, epoch nanoseconds
 * @param commandSequence the last command obeyed; 0 before the first
 * @param feedPosition bars of the present source that were taken or passed over
 * @param engine the engine's whole state
 */
public record Progress(
    long turn,
    long bars,
    long marketTime,
    long commandSequence,
    long feedPosition,
    Snapshot engine) {}
