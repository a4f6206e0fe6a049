#!/bin/sh
# Installs the Debian or Ubuntu packages that a task needs and that are not there yet; says what it does.
#
#   packages.sh build     what links the program
#   packages.sh run       what the window needs on an X11 or Wayland desktop
#   packages.sh screen    a virtual screen, a screen reader's bus and the file dialog, to drive the window
#   packages.sh test      what the tests compare with: OpenSSL, Java, Python, readers of manual pages and of PDF, shells
#   packages.sh package   what makes and tries the packages
#   packages.sh macos     what type-checks the macOS program and makes its bundle
#   packages.sh lint      what reads our scripts and workflows
#   packages.sh pictures  what makes screenshots small
#
#   packages.sh names A B the packages A and B, for scripts with lists of their own
#
# Several tasks can be named. On other systems it names what to install and goes on.
set -eu

list() {
  case $1 in
    build) echo gcc libc6-dev ;;
    run) echo libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 ;;
    screen) echo xvfb dbus dbus-daemon at-spi2-core gir1.2-atspi-2.0 python3 python3-gi python3-xlib xclip \
      xdg-desktop-portal xdg-desktop-portal-gtk libegl1 openssl ;;
    test) echo default-jdk-headless python3-cryptography python3-numpy strace bindfs mesa-vulkan-drivers \
      mandoc groff bash zsh fish jq poppler-utils qpdf zbar-tools fontconfig fonts-droid-fallback ;;
    package) echo debootstrap desktop-file-utils appstream ;;
    macos) echo rustc-web cargo-web rust-web-src gcc libc6-dev lld-22 llvm-22 icnsutils xorriso python3 ;;
    lint) echo shellcheck python3-venv ;;
    pictures) echo pngquant ;;
    *) echo "packages.sh: no such task: $1" >&2; exit 2 ;;
  esac
}

wanted=
case ${1:-} in
  names) shift; wanted=$* ;;
  *) for task; do wanted="$wanted $(list "$task")"; done ;;
esac

if [ "$(uname -s)" != Linux ]; then exit 0; fi
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This system has no apt. Please see to it that what these Debian packages hold is installed:$wanted"
  exit 0
fi

missing=
for name in $wanted; do
  state=$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root="env"
elif command -v sudo >/dev/null; then
  as_root="sudo env"
else
  echo "Missing:$missing"
  echo "Please let an administrator run: apt-get install --no-install-recommends$missing"
  exit 1
fi

echo "Installing with apt-get what is missing:$missing"
install() {
  # shellcheck disable=SC2086  # the list is meant to be split
  $as_root DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 $missing </dev/null
}
# A fresh machine has no list of packages, or one without the security updates; a source that does not answer is no
# reason to stop.
$as_root apt-get update -q </dev/null || true
install
