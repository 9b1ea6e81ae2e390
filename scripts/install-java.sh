#!/usr/bin/env bash
# Puts Java 17 on a Debian machine, when no Java of 11 or later is there; the checks of Apex run on it.
# Exit code 3: it cannot be installed here; why is said on stderr.
set -uo pipefail

version() { java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'; }
found=$(command -v java >/dev/null 2>&1 && version)
[ "${found:-0}" -ge 11 ] && exit 0

cannot() {
  echo "Java is not installed and cannot be: $1" >&2
  exit 3
}

command -v apt-get >/dev/null 2>&1 || cannot 'apt-get is not on this machine.'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || cannot 'apt-get needs root, and sudo would ask for a password.'
  as_root=(sudo -n)
fi

echo 'Installing Java from the packages of this machine ...'
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() { "${apt[@]}" install --no-install-recommends openjdk-17-jre-headless || "${apt[@]}" install --no-install-recommends default-jre-headless; }
if ! { "${apt[@]}" update && install; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  cannot 'apt-get failed, see above.'
fi
