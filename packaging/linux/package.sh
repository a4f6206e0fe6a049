#!/bin/sh
# `make linux`: the portable tarball and the Debian package, from one release build, into dist/linux.
# The same commit gives the same bytes: owners, order and times are fixed.
set -eu
cd "$(dirname "$0")/../.."
umask 022

packaging/linux/packages.sh build
packaging/cargo-release.sh --bins

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
machine=$(uname -m)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
built=${CARGO_TARGET_DIR:-target}/release
work=${CARGO_TARGET_DIR:-target}/package
out=dist/linux
rm -rf "$work" "$out"
mkdir -p "$work" "$out"

# What a person gets who unpacks the tarball.
portable=$work/keyturn-$version
mkdir "$portable"
install -m 755 "$built/keyturn" "$built/keyturn-cli" "$portable/"
install -m 644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE assets/licences/THIRD-PARTY.txt "$portable/"
"$built/keyturn-cli" man "$portable/man/man1"
mkdir "$portable/completions"
for shell in bash zsh fish; do
  "$built/keyturn-cli" completions "$shell" >"$portable/completions/keyturn-cli.$shell"
done

# What the Debian package puts on the machine.
deb=$work/deb
install -D -m 755 -t "$deb/usr/bin" "$built/keyturn" "$built/keyturn-cli"
install -D -m 644 -t "$deb/usr/share/applications" packaging/linux/keyturn.desktop
for size in 16 32 48 64 128 256 512; do
  install -D -m 644 "assets/icon/keyturn-$size.png" "$deb/usr/share/icons/hicolor/${size}x$size/apps/keyturn.png"
done
install -D -m 644 assets/icon/keyturn.svg "$deb/usr/share/icons/hicolor/scalable/apps/keyturn.svg"
mkdir -p "$deb/usr/share/metainfo" "$deb/usr/share/doc/keyturn" "$deb/DEBIAN"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" \
  packaging/linux/keyturn.metainfo.xml >"$deb/usr/share/metainfo/keyturn.metainfo.xml"
install -m 644 packaging/linux/copyright "$deb/usr/share/doc/keyturn/copyright"
install -m 644 assets/licences/THIRD-PARTY.txt "$deb/usr/share/doc/keyturn/"
mkdir -p "$deb/usr/share/man"
cp -R "$portable/man/man1" "$deb/usr/share/man/"
gzip -9n "$deb/usr/share/man/man1"/*
install -D -m 644 "$portable/completions/keyturn-cli.bash" "$deb/usr/share/bash-completion/completions/keyturn-cli"
install -D -m 644 "$portable/completions/keyturn-cli.zsh" "$deb/usr/share/zsh/vendor-completions/_keyturn-cli"
install -D -m 644 "$portable/completions/keyturn-cli.fish" "$deb/usr/share/fish/vendor_completions.d/keyturn-cli.fish"
gzip -9n <CHANGELOG.md >"$deb/usr/share/doc/keyturn/changelog.gz"

# The newest symbol version that the programs ask the C library for is what they need at least.
libc=$(readelf -W --dyn-syms "$built/keyturn" "$built/keyturn-cli" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
sed -e "s/@VERSION@/$version/" -e "s/@LIBC@/${libc#GLIBC_}/" -e "s/@ARCH@/$(dpkg --print-architecture)/" \
  -e "s/@SIZE@/$(du -sk --apparent-size "$deb/usr" | cut -f 1)/" packaging/linux/control >"$deb/DEBIAN/control"
(cd "$deb" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$deb/DEBIAN/md5sums"

find "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out" >/dev/null
tar --create --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
  -C "$work" "keyturn-$version" | gzip -9n >"$out/keyturn-$version-linux-$machine.tar.gz"

ls -l "$out"
