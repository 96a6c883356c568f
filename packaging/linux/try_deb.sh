#!/usr/bin/env bash
# Tries the Debian package as a user would, on a system that has nothing but the package's own demands:
#
#     sudo bash packaging/linux/try_deb.sh dist/affitrack_0.1.0_amd64.deb [folder for pictures]
#
# The tarball or the AppDir in its place is unpacked there, tests itself and opens its window.
#
# A fresh Debian in a folder; install, self-test, start from the menu's entry on a screen of its own,
# open a CSV with it while it runs and a workbook when it does not, look, close, remove, and see that only
# the user's data are left. Needs root and debootstrap. AFFITRACK_BARE=folder keeps the bare system for
# the next time; AFFITRACK_SUITE chooses another Debian than bookworm; AFFITRACK_OLDER=package is installed
# and used before, to see that the newer one brings its data up to date after a backup.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
package="$(readlink -f "$1")"
pictures="$(mkdir -p "${2:-build/pictures}" && cd "${2:-build/pictures}" && pwd)"
suite="${AFFITRACK_SUITE:-bookworm}"
bare="${AFFITRACK_BARE:-$(mktemp -d)}"

say() { printf '\n== %s\n' "$*"; }

if [ ! -e "$bare/made" ]; then
  say "A fresh $suite in $bare"
  debootstrap --variant=minbase "$suite" "$bare/system" http://deb.debian.org/debian >"$bare/log"
  touch "$bare/made"
fi
system="$(mktemp -d)"
trap 'rm -rf --one-file-system "$system"' EXIT
cp -a "$bare/system/." "$system"
cp /etc/resolv.conf "$system/etc/resolv.conf"
mkdir "$system/brought" "$system/pictures"
if [ -d "$package" ]; then
  cp -a "$package" "$system/brought/folder"
elif [ "${package%.deb}" = "$package" ]; then
  mkdir "$system/brought/folder"
  tar --extract --file "$package" --strip-components=1 --directory "$system/brought/folder"
else
  cp "$package" "$system/brought/affitrack.deb"
  [ -z "${AFFITRACK_OLDER:-}" ] || cp "$AFFITRACK_OLDER" "$system/brought/older.deb"
fi
inside="$([ -e "$system/brought/affitrack.deb" ] && echo try_inside.sh || echo try_portable.sh)"
cp "$here/$inside" "$system/brought/"
# Mounts and processes of its own: both are gone when it ends, however it ends.
if unshare --mount --pid --fork --kill-child --mount-proc="$system/proc" \
  chroot "$system" /bin/bash "/brought/$inside"
then outcome=0; else outcome=1; fi
cp "$system"/pictures/* "$pictures"/ 2>/dev/null || true
if [ "$outcome" = 0 ]; then say "All is well. Pictures are in $pictures."; else say "It failed."; fi
exit "$outcome"
