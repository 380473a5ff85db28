# shellcheck shell=bash
# Where quickstart installs, and what it makes there.

# shellcheck source=dev/lib/made-by.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/made-by.sh"

SYSTEM=tradewind-system
# shellcheck disable=SC2034 # used by the commands
EXAMPLES=tradewind-quickstart
# shellcheck disable=SC2034
RELEASE=tradewind
