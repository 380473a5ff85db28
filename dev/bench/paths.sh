# shellcheck shell=bash
# Where the benchmarks keep what they make. The number changes when data or formats do. Needs lib/paths.sh.
# The scripts that source this file use these.

# shellcheck disable=SC2034
BENCH=$CACHE/bench/1
# shellcheck disable=SC2034
BENCH_DATA=$BENCH/data
# shellcheck disable=SC2034
BENCH_RESULTS=$BENCH/results
