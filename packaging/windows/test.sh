#!/bin/sh
# `make test-windows`: what `make windows` made is signed, installed, used and removed under Wine.
set -eu
cd "$(dirname "$0")/../.."
packaging/windows/packages.sh test
made=$PWD/dist/windows

packaging/windows/test/sign.sh "$made"/*.exe "$made"/*.msi
/usr/bin/python3 -W ignore packaging/windows/test/run.py "$made" "$PWD/dist/windows-pictures"
