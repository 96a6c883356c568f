# shellcheck shell=bash
# Sourced by `run` and `test`: makes sure that everything they need is there, and says what it does.
#
#   prepare run     system libraries, .venv, the packages the program needs
#   prepare dev     the same, and the tools of the tests
#
# The second time it looks at a stamp and is done. Messages go to standard error, so that
# `packaging/run summary --json` prints one JSON document and nothing else on standard output.

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
venv="$root/.venv"
python="$venv/bin/python"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

prepare() {
  install_system_libraries "$1"
  # Two programs started at once wait for each other instead of filling one folder together.
  if command -v flock >/dev/null; then exec 9>"$root/.venv.lock"; flock 9; fi
  make_environment
  install_packages "$1"
  compile_translations
  compile_modules
  if command -v flock >/dev/null; then exec 9>&-; fi
}

# --- the system ---------------------------------------------------------------------------------

# What Qt's own wheels leave to the system: the library, and the Debian package that brings it.
qt_libraries="
  libEGL.so.1              libegl1
  libGL.so.1               libgl1
  libxkbcommon.so.0        libxkbcommon0
  libxkbcommon-x11.so.0    libxkbcommon-x11-0
  libxcb-cursor.so.0       libxcb-cursor0
  libxcb-icccm.so.4        libxcb-icccm4
  libxcb-image.so.0        libxcb-image0
  libxcb-keysyms.so.1      libxcb-keysyms1
  libxcb-randr.so.0        libxcb-randr0
  libxcb-render-util.so.0  libxcb-render-util0
  libxcb-shape.so.0        libxcb-shape0
  libxcb-sync.so.1         libxcb-sync1
  libxcb-xfixes.so.0       libxcb-xfixes0
  libxcb-xkb.so.1          libxcb-xkb1
  libdbus-1.so.3           libdbus-1-3
  libfontconfig.so.1       libfontconfig1
  libglib-2.0.so.0         libglib2.0-0
"

install_system_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  local missing
  mapfile -t missing < <(missing_system_packages "$1")
  [ ${#missing[@]} -gt 0 ] || return 0
  apt_install "${missing[@]}" ||
    say "These system packages are missing and could not be installed here: ${missing[*]}"
}

missing_system_packages() {
  local known library package
  known="$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)"
  while read -r library package; do
    [ -z "$library" ] || grep -qF "$library " <<<"$known" || echo "$package"
  done <<<"$qt_libraries"
  has_a_font || echo fonts-dejavu-core
  if [ "$1" = dev ]; then
    command -v Xvfb >/dev/null || echo xvfb
    command -v xdotool >/dev/null || echo xdotool
  fi
  if [ ! -x "$python" ]; then
    local found
    if found="$(find_python)"; then
      "$found" -c 'import ensurepip, venv' 2>/dev/null ||
        "$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    else
      printf '%s\n' python3 python3-venv
    fi
  fi
}

has_a_font() {
  local folder
  for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
    if [ -d "$folder" ] &&
      [ -n "$(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print -quit)" ]
    then return 0; fi
  done
  return 1
}

apt_install() {
  command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
  say "Installing system packages: $*"
  # Nothing but complaints is shown, and sudo may still ask for the password on the terminal.
  as_root apt-get update -qq >/dev/null &&
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif ! command -v sudo >/dev/null; then return 1
  elif [ -t 0 ]; then sudo "$@"
  else sudo -n "$@"
  fi
}

# --- the environment ----------------------------------------------------------------------------

find_python() {
  local candidate
  for candidate in ${AFFITRACK_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

make_environment() {
  if "$python" -c '' 2>/dev/null; then return 0; fi
  local found
  found="$(find_python)" ||
    die "AffiTrack needs Python 3.11 or newer, and none was found. Set AFFITRACK_PYTHON to its path."
  say "Setting up with $("$found" --version). The first time takes a minute or two…"
  "$found" -m venv --clear "$venv" || die "Python's venv module could not make $venv."
}

install_packages() {
  local wanted
  wanted="$(cksum <"$root/pyproject.toml") $(cksum <"$root/packaging/requirements.py")"
  if [ "$(cat "$venv/ready-$1" 2>/dev/null)" = "$wanted" ]; then return 0; fi
  say "Installing Python packages…"
  "$python" "$root/packaging/requirements.py" "$1" >"$venv/requirements-$1.txt"
  "$python" -m pip install --quiet --disable-pip-version-check -r "$venv/requirements-$1.txt" >&2 ||
    die "The Python packages could not be installed. Is this computer online? Please try again."
  if [ "$1" = dev ]; then
    "$python" -m pip install --quiet --disable-pip-version-check \
      --no-deps --no-build-isolation --editable "$root" >&2 ||
      die "The package itself could not be installed into $venv."
    echo "$wanted" >"$venv/ready-run"
  fi
  echo "$wanted" >"$venv/ready-$1"
}

compile_translations() {
  "$python" "$root/packaging/translations.py" "$root/resources/translations"
}

# Python keeps by itself what it compiles, but not where PYTHONDONTWRITEBYTECODE is set: there every
# start would take a third longer, and every command half as long again.
compile_modules() {
  local stamp="$venv/compiled"
  if [ -e "$stamp" ] && [ -z "$(find "$root/affitrack" -name '*.py' -newer "$stamp" -print -quit)" ]
  then return 0; fi
  touch "$stamp.begun"  # what changes meanwhile is newer
  if "$python" -m compileall -q "$root/affitrack" >&2; then mv "$stamp.begun" "$stamp"; fi
}
