#!/usr/bin/env bash
# Puts Chromium on a Debian machine, when no browser of its kind is there; the browser tests drive it without a window.
# Exit code 3: it cannot be installed here; why is said on stderr.
set -uo pipefail

for browser in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null 2>&1 && exit 0
done

cannot() {
  echo "Chromium is not installed and cannot be: $1" >&2
  exit 3
}

command -v apt-get >/dev/null 2>&1 || cannot 'apt-get is not on this machine.'
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || cannot 'apt-get needs root, and sudo would ask for a password.'
  as_root=(sudo -n)
fi

echo 'Installing Chromium from the packages of this machine ...'
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends chromium fonts-liberation; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  cannot 'apt-get failed, see above.'
fi
