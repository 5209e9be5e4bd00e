# The Debian packages Roomdeck needs, and the one function that installs those that are missing.
# Sourced by app/run, tests/run and .ci/run; runs nothing by itself.
# shellcheck shell=bash disable=SC2034

build_packages=(
  cmake ninja-build g++
  qt6-base-dev qt6-websockets-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl1-mesa-dev
  libsqlite3-dev libssl-dev libhttp-parser-dev libtomlplusplus-dev libqrencode-dev libmimalloc-dev
)

# What the window needs beside the libraries that come with the build: icons, Qt's own texts, a readable font.
runtime_packages=(libqt6svg6 qt6-translations-l10n fonts-dejavu-core)

test_packages=(
  ccache mold
  xvfb xauth openbox xdotool x11-utils imagemagick fonts-noto-core
  chromium curl openssl python3 python3-websockets
  desktop-file-utils appstream systemd python3-prometheus-client zsh
  dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0
)

lint_packages=(clang-format clang-tidy)
fuzz_packages=(clang)

# Node.js from another source than Debian is left alone.
node_packages() {
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_missing PACKAGE... - asks apt only for what dpkg does not list; quiet when nothing is missing.
install_missing() {
  local package missing=() as_root=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This system has no apt. Roomdeck needs the equivalents of these Debian packages: $*" >&2
    return 0
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  echo "Installing: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Neither root nor sudo: please install them yourself: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null
}

# configure PRESET [CMAKE ARGUMENT...] - CMake's own report only when it fails.
configure() {
  local report
  report=$(cmake --preset "$@" 2>&1) || { echo "$report" >&2; return 1; }
}
