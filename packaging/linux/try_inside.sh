#!/usr/bin/env bash
# The part of `try_deb.sh` that runs inside the fresh system, as its root.
# `grep` reads to the end here (no -q): who writes into a closed pipe fails, and the trial with it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
display=:75
user=lea
home=/home/$user

say() { printf '\n-- %s\n' "$*"; }
fail() { printf 'FAULT: %s\n' "$*"; exit 1; }
as_user() { runuser -u "$user" -- env -u LC_ALL HOME="$home" LANG=fr_FR.UTF-8 DISPLAY="$display" \
  XDG_RUNTIME_DIR="/run/user/1000" DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/1000/bus" "$@"; }
wait_for() { # seconds, words, command...
  local end=$((SECONDS + $1)) words="$2"
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { tail -n 5 /tmp/*.log; fail "$words"; }
    sleep 0.2
  done
}
every_file() { find / -xdev \( -path /proc -o -path /pictures -o -path /tmp -o -path /run \
  -o -path /var/cache -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /var/log \) -prune -o -print | sort; }
picture() { as_user import -window root "/tmp/$1.png" && mv "/tmp/$1.png" /pictures/; }
windows() { as_user xdotool search --onlyvisible --class affitrack; }
lines() { as_user affitrack summary --json | awk '/"lines":/ { all += $2 } END { print all + 0 }'; } # of all stages
at_least() { [ "$(lines)" -ge "$1" ]; }
installed() { # options..., package
  apt-get install -y -qq --no-install-recommends "$@" >/tmp/apt.log 2>&1 || {
    cat /tmp/apt.log
    fail "the package cannot be installed"
  }
}

say "Ready for a test"
mount -t tmpfs tmpfs /dev/shm 2>/dev/null || mkdir -p /dev/shm
apt-get update -qq
useradd --create-home --uid 1000 --shell /bin/bash "$user"
install -d -m 700 -o "$user" /run/user/1000
every_file >/tmp/before  # looked at again when it is removed

if [ -e /brought/older.deb ]; then
  say "An older version, used, then the newer one over it"
  installed /brought/older.deb
  as_user affitrack demo --out "$home/exports" --lines 300 >/dev/null
  as_user affitrack import --account @lea "$home"/exports/affiliate_orders_*.csv >/dev/null
  before="$(lines)"
  installed --reinstall --allow-downgrades /brought/affitrack.deb
  as_user affitrack check --lang en
  [ "$(lines)" = "$before" ] || fail "$before lines before, $(lines) after"
  as_user find "$home/.local/share/affitrack/backups" -name '*.db' | grep . || fail "no backup was made"
  rm -r "$home/.local/share/affitrack" "$home/exports"
  apt-get purge -y -qq affitrack >/dev/null 2>&1
fi

say "Installed with nothing but what it depends on"
installed /brought/affitrack.deb
du -sm /usr/lib/affitrack | sed 's/\t/ MB in /'
affitrack --version
missing="$(find /usr/lib/affitrack -name '*.so*' -type f -not -path '*/printsupport/*' \
  -exec env LD_LIBRARY_PATH=/usr/lib/affitrack/_internal ldd {} + 2>/dev/null | grep 'not found' | sort -u || true)"
[ -z "$missing" ] || fail "libraries are missing: $missing"
as_user env -u DISPLAY affitrack --self-test --lang en || fail "the self-test fails"
[ -z "$(find "$home" -name '*.db')" ] || fail "the self-test left a store behind"

say "The tools of this test: a screen, a window manager, a desktop's opener"
apt-get install -y -qq --no-install-recommends xvfb openbox xdotool imagemagick dbus libglib2.0-bin \
  desktop-file-utils shared-mime-info x11-utils procps man-db >/tmp/apt.log 2>&1 || fail "$(tail -5 /tmp/apt.log)"
Xvfb "$display" -screen 0 1280x800x24 >/tmp/xvfb.log 2>&1 &
as_user dbus-daemon --session --address=unix:path=/run/user/1000/bus --nofork >/tmp/dbus.log 2>&1 &
wait_for 20 "no screen" as_user xdpyinfo
as_user openbox >/tmp/openbox.log 2>&1 &
desktop-file-validate /usr/share/applications/affitrack.desktop
# As the user: root's reading is kept in /var/cache/man by man-db, and would be left behind.
as_user env LC_ALL=C.UTF-8 man --warnings -l /usr/share/man/man1/affitrack.1.gz >/dev/null
as_user env LC_ALL=C.UTF-8 man --warnings -l /usr/share/man/fr/man1/affitrack.1.gz | grep 'CODE DE RETOUR' >/dev/null

say "Started from its entry in the menu"
as_user gio launch /usr/share/applications/affitrack.desktop >/tmp/first.log 2>&1 &
wait_for 60 "no window appears" windows
sleep 3
picture 1-started

say "A file opened with it while it runs"
as_user affitrack --data /tmp/no.db demo --out "$home/exports" --lines 300 >/dev/null
csv="$(find "$home/exports" -name 'affiliate_orders_*.csv' | sort | tail -1)"
as_user gio mime text/csv | grep affitrack.desktop >/dev/null || fail "CSV files do not offer AffiTrack"
as_user gio mime application/vnd.openxmlformats-officedocument.spreadsheetml.sheet |
  grep affitrack.desktop >/dev/null || fail "Excel files do not offer AffiTrack"
as_user gio mime text/csv affitrack.desktop >/dev/null
as_user gio open "$csv" >/tmp/second.log 2>&1
sleep 6
picture 2-file-opened
[ "$(windows | wc -l)" = 1 ] || fail "there are $(windows | wc -l) windows"
starts="$(pgrep -u "$user" -cf '^(/usr/lib/affitrack/)?affitrack( |$)' || true)"
echo "processes of the program: $starts (the window, and one that works apart for it)"

say "Imported by keys alone, and looked at"
as_user xdotool search --onlyvisible --class affitrack windowactivate --sync
as_user xdotool type --delay 50 '@lea'
as_user xdotool key Return
sleep 8
picture 3-preview
as_user xdotool key Return
wait_for 40 "the file is not imported" at_least 1
as_user xdotool key ctrl+1
fonts_are_kept() { find "$home/.cache/affitrack" -name 'fontlist*' | grep . >/dev/null; }
wait_for 60 "no chart is drawn, or its list of fonts is not kept" fonts_are_kept
sleep 6
picture 4-home

closed() {
  as_user xdotool key alt+F4
  wait_for 20 "it does not end" sh -c "! pgrep -u $user -f /usr/lib/affitrack/affitrack"
}
say "Closed"
closed
[ -s "$home/.local/share/affitrack/affitrack.db" ] || fail "there is no store in $home"

say "A workbook opened while it is closed"
before="$(lines)"
sheet="$(find "$home/exports" -name 'affiliate_orders_*.xlsx' | sort | tail -1)"
as_user gio launch /usr/share/applications/affitrack.desktop "$sheet" >/tmp/third.log 2>&1 &
wait_for 60 "no window appears" windows
sleep 8
picture 5-workbook
as_user xdotool search --onlyvisible --class affitrack windowactivate --sync
as_user xdotool key Return
wait_for 40 "the workbook is not imported" at_least "$((before + 1))"
closed

say "Removed"
apt-get purge -y -qq affitrack >/tmp/apt.log 2>&1 || fail "$(tail -5 /tmp/apt.log)"
left="$(find / -xdev -iname '*affitrack*' -not -path '/proc/*' -not -path '/brought/*' -not -path '/tmp/*' \
  -not -path "$home/*" 2>/dev/null || true)"
[ -z "$left" ] || fail "left behind: $left"
apt-get autoremove -y -qq --purge >/dev/null 2>&1
changed="$(every_file | comm -13 /tmp/before - | grep -i affitrack | grep -v "^$home/" || true)"
[ -z "$changed" ] || fail "new on this system: $changed"
echo "left in $home:"
find "$home" -ipath '*affitrack*' -printf '  %P\n' | sort
[ -s "$home/.local/share/affitrack/affitrack.db" ] || fail "the user's data are gone"
