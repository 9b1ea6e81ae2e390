#!/usr/bin/env bash
# Puts Java 17 on a Debian machine, when no Java of 11 or later is there; the checks of Apex run on it.
# Exit code 3: it cannot be installed here; why is said on stderr.
set -uo pipefail

version() { java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'; }
found=$(command -v java >/dev/null 2>&1 && version)
[ "${found:-0}" -ge 11 ] && exit 0

install=$(dirname "${BASH_SOURCE[0]}")/install-debian-packages.sh
# Debian has the one or the other, by its release.
"$install" Java openjdk-17-jre-headless || "$install" Java default-jre-headless
