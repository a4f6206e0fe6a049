#!/bin/sh
# mirror.sh SUITE: the Debian mirror that this machine takes the packages of SUITE from.
set -eu
# shellcheck disable=SC2016  # apt fills these in
apt-get indextargets --format '$(REPO_URI) $(CODENAME)' "Created-By: Packages" |
  awk -v name="$1" '$2 == name {print $1; exit}'
