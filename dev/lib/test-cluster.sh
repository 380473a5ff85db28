# shellcheck shell=bash
# A cluster for tests: claimed for them, and gone at the end, whatever happens. Needs say.sh and paths.sh.

# use_test_cluster SENTENCE: the sentence is said at the end, when all went well.
use_test_cluster() {
  all_went_well=$1
  "$DEV/setup"
  "$DEV/cluster/check"
  "$DEV/cluster/claim" test
  trap leave_test_cluster EXIT
  trap 'exit 130' INT TERM
}

# shellcheck disable=SC2317,SC2329 # called by the trap
leave_test_cluster() {
  local result=$?
  trap - EXIT INT TERM
  say "taking the cluster down"
  "$DEV/prometheus/down" || result=1
  "$DEV/cluster/down" || result=1
  "$DEV/cluster/verify-clean" || result=1
  "$DEV/cluster/release" test || result=1
  [[ $result -eq 0 ]] && say "$all_went_well"
  exit "$result"
}
