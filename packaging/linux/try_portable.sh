#!/usr/bin/env bash
# The part of `try_deb.sh` that runs inside the fresh system for a tarball or an AppDir, as its root.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
display=:75
user=lea
home=/home/$user
folder=/brought/folder
program="$folder/AppRun"
[ -e "$program" ] || program="$folder/bin/affitrack"

say() { printf '\n-- %s\n' "$*"; }
fail() { printf 'FAULT: %s\n' "$*"; exit 1; }
as_user() { runuser -u "$user" -- env -u LC_ALL HOME="$home" LANG=fr_FR.UTF-8 DISPLAY="$display" "$@"; }
wait_for() { # seconds, words, command...
  local end=$((SECONDS + $1)) words="$2"
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { tail -n 5 /tmp/*.log; fail "$words"; }
    sleep 0.2
  done
}
windows() { as_user xdotool search --onlyvisible --class affitrack; }

say "What every desktop has: a screen, a window manager, libEGL, Wayland's libraries"
apt-get update -qq
apt-get install -y -qq --no-install-recommends xvfb openbox xdotool imagemagick x11-utils procps \
  libegl1 libwayland-client0 libwayland-cursor0 >/tmp/apt.log 2>&1 || fail "$(tail -5 /tmp/apt.log)"
useradd --create-home --uid 1000 --shell /bin/bash "$user"

say "Tests itself"
inside="$(dirname "$(find "$folder" -name 'libpython3*')")"
missing="$(find "$folder" -name '*.so*' -type f -not -path '*/printsupport/*' \
  -exec env LD_LIBRARY_PATH="$inside" ldd {} + 2>/dev/null | grep 'not found' | sort -u || true)"
[ -z "$missing" ] || fail "libraries are missing: $missing"
as_user "$program" --self-test --lang en || fail "the self-test fails"

say "Opens its window"
Xvfb "$display" -screen 0 1280x800x24 >/tmp/xvfb.log 2>&1 &
wait_for 20 "no screen" as_user xdpyinfo
as_user openbox >/tmp/openbox.log 2>&1 &
as_user "$program" >/tmp/window.log 2>&1 &
wait_for 60 "no window appears" windows
sleep 3
as_user import -window root /tmp/portable.png
mv /tmp/portable.png /pictures/

say "Closed"
as_user xdotool search --onlyvisible --class affitrack windowactivate --sync
as_user xdotool key alt+F4
wait_for 20 "it does not end" sh -c "! pgrep -u $user -f lib/affitrack/affitrack"
