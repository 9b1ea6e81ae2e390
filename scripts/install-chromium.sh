#!/usr/bin/env bash
# Puts Chromium on a Debian machine, when no browser of its kind is there; the browser tests drive it without a window.
# Exit code 3: it cannot be installed here; why is said on stderr.
set -uo pipefail

for browser in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null 2>&1 && exit 0
done

exec "$(dirname "${BASH_SOURCE[0]}")/install-debian-packages.sh" Chromium chromium fonts-liberation
