#!/usr/bin/env bash
# install-debian-packages.sh <name for people> <package ...>: installs packages of a Debian machine, as root or by sudo without
# a password. Services that come along are not started. Exit code 3: it cannot be done here; why is said on stderr.
set -uo pipefail
name=$1
shift

cannot() {
  echo "$name is not installed and cannot be: $1" >&2
  exit 3
}

command -v apt-get >/dev/null 2>&1 || cannot 'apt-get is not on this machine.'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || cannot 'apt-get needs root, and sudo would ask for a password.'
  as_root=(sudo -n)
fi

echo "Installing $name from the packages of this machine ..."
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  cannot 'apt-get failed, see above.'
fi
