# shellcheck shell=bash
# Processes that outlive the script that started them, and are found again without mistaking another for them.

# The time a process started, in ticks since boot: together with the boot and the pid it names one process for ever.
started_at() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # The command's name, in parentheses, may hold spaces.
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  # A zombie has ended; only its parent has not asked yet.
  [[ $1 != Z ]] || return 1
  echo "${20}"
}

identity() {
  echo "$1 $(started_at "$1") $(cat /proc/sys/kernel/random/boot_id)"
}

# Prints the pid when the process recorded under this name is alive.
running() {
  local record=$RUN/$1.process pid
  [[ -r $record ]] || return 1
  read -r pid _ <"$record" || return 1
  [[ $(identity "$pid" 2>/dev/null) == $(<"$record") ]] || return 1
  echo "$pid"
}

# start NAME COMMAND…: the process writes its own record before it becomes the command, so that no crash of this
# script, whenever it comes, leaves a process without one. The mark in its environment finds it even then.
start() {
  local name=$1
  shift
  if running "$name" >/dev/null; then return; fi
  mkdir -p "$RUN" "$LOGS"
  # Proxy settings of the caller would send the cluster's own traffic astray, hence the clean environment.
  env -i PATH="$PROCESS_PATH" HOME=/root TRADEWIND_PROCESS_OF="$STATE" \
    setsid bash "$DEV/cluster/local/become" "$RUN/$name.process" "$@" </dev/null >>"$LOGS/$name.log" 2>&1 &
  disown
  # The record must be there before anybody asks for it.
  local i
  for ((i = 0; i < 100; i++)); do
    if running "$name" >/dev/null; then return; fi
    sleep 0.02
  done
}

stop() {
  local pid
  for name in "$@"; do
    # Each leads a group of its own, with its children.
    if pid=$(running "$name"); then kill -TERM -- "-$pid" 2>/dev/null || true; fi
  done
  local i
  for ((i = 0; i < 50; i++)); do
    local alive=0
    for name in "$@"; do if running "$name" >/dev/null; then alive=1; fi; done
    if ((alive == 0)); then break; fi
    sleep 0.1
  done
  for name in "$@"; do
    if pid=$(running "$name"); then kill -KILL -- "-$pid" 2>/dev/null || true; fi
    rm -f "$RUN/$name.process"
  done
}

# Every living process that carries this cluster's mark, recorded or not: the runtime's shims inherit it.
marked_processes() {
  local file pid
  { grep -lzsxF "TRADEWIND_PROCESS_OF=$STATE" /proc/[0-9]*/environ || true; } | while read -r file; do
    pid=${file#/proc/}
    pid=${pid%/environ}
    if started_at "$pid" >/dev/null; then echo "$pid"; fi
  done
}

# Every living process inside a pod of this cluster.
pod_processes() {
  find /sys/fs/cgroup -path "*/$CGROUP/*" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -un || true
}
