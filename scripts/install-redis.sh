#!/usr/bin/env bash
# Puts redis-server on a Debian machine, when it is not there; tests start it themselves on a port of their own.
# Exit code 3: it cannot be installed here; why is said on stderr.
set -uo pipefail

command -v redis-server >/dev/null 2>&1 && exit 0

exec "$(dirname "${BASH_SOURCE[0]}")/install-debian-packages.sh" Redis redis-server
