# Two commands for a fresh machine with Rust and git: `make run` and `make test`. While at work: `make quick`.
# Each target is one step that can be run by hand; what is longer than a line is a script beside what it serves.

.PHONY: help run quick test bench packages clippy check-format check-cli check-dependencies check-advisories \
	check-scripts licences check-fresh check-frames screenshots linux test-linux check-reproducible macos check-macos \
	windows test-windows screenshots-windows check-reproducible-windows
.DELETE_ON_ERROR:

help:
	@sed -n 's/^## /make /p' Makefile

LINUX := $(filter Linux,$(shell uname -s))
# Clippy compiles what it reads, so that linting and building for tests are one pass, over one build of the dependencies.
# This is how `cargo clippy` calls it; a lint fails the build.
LINTED := RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__

## run: build for release and open the window
run:
ifeq ($(LINUX),Linux)
	packaging/linux/run.sh
else
	cargo run --release --locked
endif

## quick: format, lints and tests of everything below the window; the loop while at work
quick: check-format clippy
	packaging/linux/packages.sh build
	$(LINTED) cargo test --locked --no-default-features

## test: install what the tests need, and run them all
test: packages check-format check-cli clippy
	$(LINTED) cargo test --locked --all-features --all-targets --no-run
	KEYTURN_REQUIRE_TOOLS=1 $(LINTED) cargo test --locked --all-features

packages:
	packaging/linux/packages.sh build run screen test

check-format:
	cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
	cargo fmt --all --check

clippy:
	cargo clippy --version >/dev/null 2>&1 || rustup component add clippy

# The command line must build without one crate of the window, on every system.
check-cli: clippy
	$(LINTED) cargo build --locked --all-targets --no-default-features --features cli
	tree=$$(cargo tree --locked --target all --no-default-features --features cli --edges normal --prefix none) && \
	  ! echo "$$tree" | grep -E '^(egui|eframe|epaint|winit|glutin|glow|wgpu|rfd|arboard|accesskit|x11|wayland|zbus|objc)'

## licences: write down anew whose work is linked in
licences:
	packaging/linux/packages.sh names python3
	packaging/licences.py

## bench: how fast it is beside its peers, as a table and plots in a folder that it names (twenty minutes, and a quiet machine)
bench:
	packaging/linux/packages.sh build run screen
	benches/peers.sh
	packaging/cargo-release.sh --bin keyturn --bin keyturn-cli
	target=$${CARGO_TARGET_DIR:-target} && python3 benches/compare "$$target/release/keyturn-cli" "$$target/peers" "$$target/release/keyturn"

## check-fresh: `make run` and each step of CI on a clean Debian with Rust, git and make alone (needs root, and an hour)
check-fresh:
	packaging/linux/packages.sh package
	packaging/linux/check-fresh.sh

## check-scripts: shellcheck and actionlint
check-scripts:
	packaging/check-scripts.sh

CARGO_DENY := packaging/cargo-tool.sh deny 0.20.2

## check-dependencies: licences, sources, banned crates, and crates that nothing uses
check-dependencies:
	packaging/linux/packages.sh names python3
	packaging/licences.py --check
	$(CARGO_DENY) check bans licenses sources
	packaging/cargo-tool.sh machete 0.9.2

## check-advisories: known holes in what is linked (reads a list over the network)
check-advisories:
	$(CARGO_DENY) check advisories

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
