# shellcheck shell=bash
# How the scripts of dev/ speak: progress lines with the time since the start, and failures of one sentence.

if ((BASH_VERSINFO[0] < 5)); then
  echo "error: these scripts need bash 5 or later, and this is $BASH_VERSION; on macOS: brew install bash" >&2
  exit 1
fi

SAY_STARTED=${SAY_STARTED:-$EPOCHSECONDS}
export SAY_STARTED

elapsed() {
  local seconds=$((EPOCHSECONDS - SAY_STARTED))
  printf '%d:%02d' $((seconds / 60)) $((seconds % 60))
}

say() {
  printf '[%5s] %s\n' "$(elapsed)" "$*"
}

warn() {
  printf 'warning: %s\n' "$*" >&2
}

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# What no message foresaw must not end in silence; a script of our own has said already what went wrong.
unforeseen() {
  case $1 in
    '"$DEV/'* | '"$here/'* | *'=$("$DEV/'* | *'=$("$here/'*) ;;
    *) printf 'error: %s failed at "%s" (%s:%s).\n' "${0##*/}" "$1" "$2" "$3" >&2 ;;
  esac
}
set -E
trap 'unforeseen "$BASH_COMMAND" "${BASH_SOURCE[0]##*/}" "$LINENO"' ERR
