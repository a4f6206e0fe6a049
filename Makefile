# Two commands for a fresh machine with Rust and git: `make run` and `make test`.
# Each target is one step that can be run by hand; what is longer than a line is a script beside what it serves.

.PHONY: help run test packages check-format check-lints check-cli check-dependencies \
	check-scripts licences check-frames screenshots linux test-linux check-reproducible macos check-macos \
	windows test-windows screenshots-windows check-reproducible-windows
.DELETE_ON_ERROR:

help:
	@sed -n 's/^## /make /p' Makefile

LINUX := $(filter Linux,$(shell uname -s))

## run: build for release and open the window
run:
ifeq ($(LINUX),Linux)
	packaging/linux/run.sh
else
	cargo run --release --locked
endif

## test: install what the tests need, and run them all
test: packages check-format check-lints check-cli
	KEYTURN_REQUIRE_TOOLS=1 cargo test --locked

packages:
	packaging/linux/packages.sh build run screen test

check-format:
	cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
	cargo fmt --all --check

check-lints:
	cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --all-targets --no-default-features --features cli -- -D warnings

# The command line must build without one crate of the window, on every system.
check-cli:
	tree=$$(cargo tree --locked --target all --no-default-features --features cli --edges normal --prefix none) && \
	  ! echo "$$tree" | grep -E '^(egui|eframe|epaint|winit|glutin|glow|wgpu|rfd|arboard|accesskit|x11|wayland|zbus|objc)'

## licences: write down anew whose work is linked in
licences:
	packaging/licences.py

## check-scripts: shellcheck and actionlint
check-scripts:
	packaging/check-scripts.sh

## check-dependencies: licences, sources and banned crates
check-dependencies:
	packaging/licences.py --check
	packaging/cargo-deny.sh check bans licenses sources

## check-frames: how fluent the window stays while 4096-bit keys are made (on a machine that does nothing else)
check-frames:
	packaging/linux/packages.sh build run screen
	packaging/cargo-release.sh --bin keyturn
	tests/window/session.py /usr/bin/python3 -W ignore tests/window/frames.py "$$(realpath "$${CARGO_TARGET_DIR:-target}/release/keyturn")"

## screenshots: take the pictures of the user guide anew
screenshots:
	packaging/linux/packages.sh build run screen pictures
	packaging/cargo-release.sh --bin keyturn
	KEYTURN_SESSION_SCREEN=1280x1100 tests/window/session.py /usr/bin/python3 -W ignore tests/window/guide.py \
	  "$$(realpath "$${CARGO_TARGET_DIR:-target}/release/keyturn")" docs/screenshots
	pngquant --force --strip --ext .png 96 docs/screenshots/*.png

## linux: the portable tarball and the Debian package, into dist/linux
linux:
	packaging/linux/package.sh

## test-linux: install and use the Debian package in a clean Debian root (needs root)
test-linux: linux
	packaging/linux/test.sh

## check-reproducible: build twice, in two folders, and compare the bytes
check-reproducible:
	packaging/linux/check-reproducible.sh

## windows: the programs, the portable zip, the installer and the MSI, into dist/windows
windows:
	packaging/windows/package.sh

## test-windows: install, use and remove them under Wine; pictures of it go into dist/windows-pictures
test-windows: windows
	packaging/windows/test.sh

## screenshots-windows: take the pictures of Windows in the documents anew
screenshots-windows: test-windows
	packaging/linux/packages.sh pictures
	cd dist/windows-pictures && cp installer.png installed.png first-start.png make.png finish.png uninstaller.png \
	  ../../docs/screenshots/windows/
	pngquant --force --strip --ext .png 96 docs/screenshots/windows/*.png

## check-reproducible-windows: build the Windows programs twice, in two folders, and compare the bytes
check-reproducible-windows:
	packaging/windows/check-reproducible.sh

## macos: the bundle and the disk image, into dist/macos (on a Mac)
macos:
	packaging/macos/build.sh

## check-macos: what Debian can prove of the macOS program
check-macos:
	packaging/macos/check.sh
