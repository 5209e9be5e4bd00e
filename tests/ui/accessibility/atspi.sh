#!/usr/bin/env bash
# atspi.sh ROOMDECK SCRIPT: runs the script, the window and an accessibility bus on a display of their own.
# 77: what that takes is not installed (xvfb, xauth, dbus, at-spi2-core, python3-pyatspi).
set -euo pipefail
for program in xvfb-run dbus-run-session; do
  command -v "$program" >/dev/null || exit 77
done
# Debian's modules belong to Debian's Python, which need not be the first one found.
for python in /usr/bin/python3 python3 none; do
  "$python" -c 'import pyatspi' 2>/dev/null && break
done
[ "$python" != none ] || exit 77

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
chmod 700 "$data"
export HOME="$data" XDG_CONFIG_HOME="$data/config" XDG_RUNTIME_DIR="$data" LC_ALL=C.UTF-8
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
unset QT_ACCESSIBILITY
# Without -noreset the display begins anew, deaf for a moment, when the accessibility bus has looked at it and gone.
xvfb-run -a -s '-screen 0 1440x900x24 -noreset' dbus-run-session -- "$python" "$2" "$1" "$data"
