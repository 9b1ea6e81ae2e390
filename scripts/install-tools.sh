#!/usr/bin/env bash
# Installs the heavy tools of the package (the Salesforce CLI, about 290 MB) from their own lockfile, when they are not there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/tools"

if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
  exit 0
fi
# Its request library asks for Node 22 and runs on Node 20 with the overridden undici: the warning is expected.
npm ci --ignore-scripts --loglevel=error
