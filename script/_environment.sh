# Sourced by the other scripts: makes .venv and installs into it what a file of locked requirements names.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }
fail() { printf '%s\n' "$@" >&2; exit 1; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$name"; then echo "$name"; return; fi
    done
    fail "Python 3.11 or later is needed, and none was found. Install one, or set PYTHON to its path."
}

make_environment() {
    if [ -x .venv/bin/python ] && is_new_enough .venv/bin/python; then return; fi
    local python
    python=$(find_python)
    say "Making the environment .venv with $("$python" --version)"
    if command -v uv >/dev/null; then
        uv venv --quiet --clear --seed --python "$python" .venv
    elif "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv --clear .venv
    else
        fail "This Python cannot make environments: on Debian and Ubuntu, run 'apt install python3-venv'."
    fi
}

# install_requirements FILE: does nothing when the environment was last installed from this very file.
install_requirements() {
    if cmp -s "$1" ".venv/$1"; then return; fi
    local count
    count=$(grep -c '==' "$1")
    say "Installing $count packages from $1"
    if command -v uv >/dev/null; then
        uv pip install --quiet --python .venv/bin/python --require-hashes -r "$1"
    else
        .venv/bin/python -m pip --disable-pip-version-check install --require-hashes -r "$1" 2>&1 |
            tee .venv/install.log | .venv/bin/python script/_progress.py Collecting "$count" ||
            fail "$(tail -n 20 .venv/install.log)" "Installing $1 failed; .venv/install.log holds all of it."
    fi
    cp "$1" ".venv/$1"
}
