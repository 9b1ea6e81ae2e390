#!/usr/bin/env bash
# Puts redis-server on a Debian machine, when it is not there; tests start it themselves on a port of their own.
# Exit code 3: it cannot be installed here; why is said on stderr.
set -uo pipefail

command -v redis-server >/dev/null 2>&1 && exit 0

cannot() {
  echo "Redis is not installed and cannot be: $1" >&2
  exit 3
}

command -v apt-get >/dev/null 2>&1 || cannot 'apt-get is not on this machine.'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || cannot 'apt-get needs root, and sudo would ask for a password.'
  as_root=(sudo -n)
fi

echo 'Installing Redis from the packages of this machine ...'
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends redis-server; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  cannot 'apt-get failed, see above.'
fi
