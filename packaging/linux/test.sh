#!/bin/sh
# `make test-linux`: installs the Debian package in a clean Debian root, starts what was installed, walks a whole
# ceremony through its window, removes it, and looks at what is left. Needs root (chroot) and a Debian mirror.
set -eu
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo "test.sh: needs root, for chroot and mount" >&2; exit 1; }

# Mounts of this test are seen by nobody else and go away with it.
if [ -z "${KEYTURN_OWN_MOUNTS:-}" ]; then
  KEYTURN_OWN_MOUNTS=1 exec unshare --mount "$0"
fi
mount --make-rprivate /

say() { printf '\n== %s\n' "$*"; }
packaging/linux/packages.sh screen package
package=$(ls "$PWD"/dist/linux/keyturn_*.deb)
root=${CARGO_TARGET_DIR:-$PWD/target}/debian-root
# shellcheck source=/dev/null
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(packaging/linux/mirror.sh "$suite")

say "The files that desktops and shells read"
desktop-file-validate packaging/linux/keyturn.desktop
check=$(mktemp -d)
dpkg-deb --extract "$package" "$check"
appstreamcli validate --no-net "$check/usr/share/metainfo/keyturn.metainfo.xml"
for file in man/man1/keyturn-cli.1.gz man/man1/keyturn-cli-verify.1.gz bash-completion/completions/keyturn-cli \
  zsh/vendor-completions/_keyturn-cli fish/vendor_completions.d/keyturn-cli.fish; do
  [ -s "$check/usr/share/$file" ] || { echo "not in the package: $file"; exit 1; }
done
# Built beside the window, it must all the same have nothing of it: these names are how the window finds its libraries.
for name in libX11.so libwayland libxkbcommon libGL.so org.freedesktop.portal org.a11y; do
  grep -aq "$name" "$check/usr/bin/keyturn" || { echo "no longer a name of the window's: $name"; exit 1; }
  ! grep -aq "$name" "$check/usr/bin/keyturn-cli" || { echo "keyturn-cli knows $name"; exit 1; }
done
rm -rf "$check"

say "A clean Debian root ($suite)"
rm -rf "$root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || { tail -n 30 "$root.log"; exit 1; }
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
for file in /etc/resolv.conf /etc/hosts; do cp -L "$file" "$root$file"; done

say "Installed with what it depends on, and nothing else"
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
cp "$package" "$root/tmp/keyturn.deb"
in_root apt-get update -q >/dev/null
in_root apt-get install -y -q --no-install-recommends /tmp/keyturn.deb >"$root.log" 2>&1 || { cat "$root.log"; exit 1; }
in_root keyturn-cli --version

say "Without a display it says so, and does not panic"
if words=$(in_root keyturn 2>&1); then echo "it claims that all is well: $words"; exit 1; fi
echo "$words"
case $words in '' | *panicked* | *backtrace*) exit 1 ;; esac

# The clean root has no file dialog of a desktop, which the package only recommends: the key goes to a typed path.
say "A whole ceremony through its window"
mount --bind /tmp "$root/tmp"
KEYTURN_PROGRAM_WRAPPER="chroot $root" tests/window/session.py \
  /usr/bin/python3 -W ignore tests/window/ceremony_no_dialog.py /usr/bin/keyturn
umount "$root/tmp"

say "Removed; what it left behind:"
in_root dpkg --purge keyturn >/dev/null
# Looked for by names inside of the root alone: the clone itself often lies in a folder called keyturn.
left=$(cd "$root" && find . -xdev -path '*keyturn*' -not -path ./tmp/keyturn.deb)
[ -z "$left" ] || { echo "$left"; exit 1; }
echo "nothing"
