#!/bin/sh
# `make check-fresh`: a clean Debian 12 with git, make and this machine's Rust alone clones the last commit into a folder
# called keyturn; there `make run`, `make quick` and every step of .ci/run pass, each as the first thing that this machine
# ever does. Says how long each took. Needs root (chroot) and a Debian mirror, an hour, and 20 GB.
#
#   check-fresh.sh              all of them
#   check-fresh.sh STEP...      these targets of the Makefile alone
set -eu
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo "check-fresh.sh: needs root, for chroot and mount" >&2; exit 1; }

# Mounts of this are seen by nobody else and go away with it.
if [ -z "${KEYTURN_OWN_MOUNTS:-}" ]; then
  KEYTURN_OWN_MOUNTS=1 exec unshare --mount "$0" "$@"
fi
mount --make-rprivate /

# shellcheck disable=SC2046  # names without blanks
[ $# -gt 0 ] || set -- run $(sed -n 's/^step \([a-z-]*\) .*/\1/p' .ci/run)
place=${CARGO_TARGET_DIR:-$PWD/target}/fresh
rm -rf "$place"
mkdir -p "$place"
clean=$place/clean root=$place/root
# shellcheck source=/dev/null
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(packaging/linux/mirror.sh "$suite")

echo "== A clean Debian ($suite) with git, make and Rust; its log is $place/debootstrap.log"
debootstrap --variant=minbase --include=git,make,ca-certificates "$suite" "$clean" "$mirror" >"$place/debootstrap.log" 2>&1 ||
  { tail -n 30 "$place/debootstrap.log"; exit 1; }
rm "$clean/etc/apt/sources.list"
# How this machine reaches its mirrors and registries, which is no part of a fresh one.
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d \
  /etc/ssl/certs/ca-certificates.crt "${CARGO_HOME:-$HOME/.cargo}/config.toml"; do
  [ -e "$file" ] || continue
  mkdir -p "$clean$(dirname "$file")"
  cp -RL --remove-destination "$file" "$clean$(dirname "$file")/"
done
cp -a "$(rustc --print sysroot)" "$clean/opt/rust"
git clone -q . "$clean/root/keyturn"

for step; do
  rm -rf "$root"
  cp -a --reflink=auto "$clean" "$root"
  # A mount of its own, as the root of a machine is: tests make namespaces of it.
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount --rbind /sys "$root/sys"
  mount -t tmpfs tmpfs "$root/tmp"
  began=$(date +%s)
  echo "== make $step; its log is $place/$step.log"
  chroot "$root" env -i PATH=/opt/rust/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root KEYTURN_REQUIRE_ROOT=1 \
    CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0 sh -c "cd /root/keyturn && make $step" >"$place/$step.log" 2>&1 </dev/null ||
    { tail -n 40 "$place/$step.log"; echo "make $step fails on a fresh machine" >&2; exit 1; }
  echo "   $(($(date +%s) - began)) s"
  umount -R -l "$root"
done
rm -rf "$root" "$clean"
