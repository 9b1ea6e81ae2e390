#!/usr/bin/env bash
# Installs heavy tools of the package from their own lockfiles, when they are not there: the Salesforce CLI (290 MB),
# lightning (components in a browser, their lint; 250 MB), analyzer (checks of Apex; 85 MB). No name: all of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/tools"

install() {
  if [ -f "$1/node_modules/.package-lock.json" ] && [ ! "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; then
    return
  fi
  # The CLI's request library asks for Node 22 and runs on Node 20 with the overridden undici: the warning is expected.
  (cd "$1" && npm ci --ignore-scripts --loglevel=error)
}

for tool in "${@:-cli lightning analyzer}"; do
  for name in $tool; do
    case "$name" in
      cli) install . ;;
      lightning | analyzer) install "$name" ;;
      *) echo "There is no tool called $name: cli, lightning, analyzer." >&2; exit 2 ;;
    esac
  done
done
