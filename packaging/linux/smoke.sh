#!/bin/sh
# smoke.sh DEB: on a Debian or Ubuntu machine that is thrown away: installs the package and walks a ceremony in its window.
set -eu
package=$(realpath "$1")
cd "$(dirname "$0")/../.."
packaging/linux/packages.sh screen
sudo apt-get install -y -q --no-install-recommends "$package"
keyturn-cli --version
tests/window/session.py /usr/bin/python3 -W ignore tests/window/ceremony_generate.py /usr/bin/keyturn
sudo apt-get purge -y -q keyturn
[ ! -e /usr/bin/keyturn ]
