"""Editors and tools for the tests: those of this machine where they are new enough, else fetched.

On Debian packages of a newer suite are unpacked in a folder and run by their own loader: nothing is installed and no root is needed.
Python packages come into an environment of their own.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

project = Path(__file__).resolve().parents[2]

RUN = """#!/bin/sh
# Runs a program of this tree with the tree's own loader and libraries.
d=$(cd "$(dirname "$0")" && pwd); p=$1; shift
export VIMRUNTIME=$d/usr/share/nvim/runtime HELIX_RUNTIME=${HELIX_RUNTIME:-$d/usr/lib/hx/runtime}
exec "$d/lib64/ld-linux-x86-64.so.2" --library-path "$d/usr/lib/x86_64-linux-gnu:$d/usr/lib/x86_64-linux-gnu/blas:$d/usr/lib" "$d/$p" "$@"
"""


class Missing(Exception):
    """Something that a test needs is neither here nor to be had."""


def version(command):
    try:
        text = subprocess.run([*command, "--version"], capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = re.search(r"(\d+)\.(\d+)", text)
    return tuple(map(int, found.groups())) if found else ()


class Lab:
    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)

    # MARK: Tools

    def neovim(self):
        return self.tool("nvim", (0, 10), "trixie", "neovim", "usr/bin/nvim")

    def helix(self):
        for name in ("hx", "helix"):
            if version([name]) >= (24, 0):
                return [name]
        return self.tool("hx", (24, 0), "trixie", "hx", "usr/lib/hx/hx")

    def tree_sitter(self):
        return self.tool("tree-sitter", (0, 25), "sid", "tree-sitter-cli", "usr/bin/tree-sitter")

    def emacs(self):
        """The command, and what its environment needs."""
        if version(["emacs"]) >= (29, 0):
            return ["emacs"], {}
        tree = self.unpack("trixie", "emacs", "emacs-nox")
        home = next((tree / "usr/share/emacs").glob("[0-9]*"))
        dump = next((tree / "usr/libexec/emacs").rglob("*.pdmp"))
        folders = [str(home / "lisp"), *(str(folder) for folder in sorted((home / "lisp").rglob("*")) if folder.is_dir())]
        # The places that it was built with are those of an installed one.
        places = {"EMACSLOADPATH": os.pathsep.join(folders), "EMACSDATA": str(home / "etc"), "EMACSDOC": str(home / "etc")}
        return [str(tree / "run"), "usr/bin/emacs-nox", f"--dump-file={dump}"], places

    def vim(self):
        """A Vim with ALE."""
        vim = self.installed("vim.nox", "vim-nox")
        if not list(Path("/usr/share/vim").glob("*/pack/*/opt/ale")):
            self.install("vim-ale")
        return vim

    def tool(self, name, wanted, suite, package, path):
        """The command of a tool, from this machine or unpacked."""
        if shutil.which(name) and version([name]) >= wanted:
            return [name]
        return [str(self.unpack(suite, name, package) / "run"), path]

    def compile_parser(self, target):
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if not compiler:
            raise Missing("no C compiler")
        source = project / "grammar/tree-sitter/src"
        subprocess.run([compiler, "-std=c11", "-O2", "-fPIC", "-shared", "-Wall", "-Werror", f"-I{source}", source / "parser.c",
                        "-o", target], check=True)

    def python(self, *packages):
        """A Python with packages of PyPI."""
        place = self.folder / "python"
        python = place / "bin/python"
        if not python.exists():
            venv.create(place, with_pip=True)
        known = subprocess.run([python, "-m", "pip", "list", "--format", "freeze"], capture_output=True, text=True).stdout.lower()
        wanted = [package for package in packages if f"{package.lower()}==" not in known]
        if wanted and subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted]).returncode:
            raise Missing(f"{', '.join(wanted)} of PyPI")
        return python

    def node(self):
        if not shutil.which("node"):
            raise Missing("node")
        return "node"

    def installed(self, name, package):
        """A program that this machine has, or can install from its packages."""
        if not shutil.which(name):
            self.install(package)
        if not shutil.which(name):
            raise Missing(f"{name} of the package {package}")
        return name

    def install(self, package):
        if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
            raise Missing(package)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], check=False, capture_output=True,
                       env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})

    # MARK: Debian

    def mirror(self):
        for file in ("/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"):
            if Path(file).exists():
                found = re.search(r"^(?:URIs:|deb (?:\[[^]]*\] )?)\s*(http\S+)", Path(file).read_text(), re.M)
                if found:
                    return found[1]
        raise Missing("a mirror of Debian's packages")

    def apt(self, folder, suite, source=False):
        """Options for an apt with a state of its own."""
        for part in ("lists/partial", "cache/archives/partial", "etc/preferences.d", "etc/apt.conf.d"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / "status").touch()
        kind = "deb-src" if source else "deb"
        keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"
        (folder / "etc/sources.list").write_text(f"{kind} [signed-by={keyring}] {self.mirror()} {suite} main\n")
        options = {
            "Dir::Etc": folder / "etc", "Dir::Etc::sourcelist": folder / "etc/sources.list", "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null", "Dir::Etc::preferences": "/dev/null", "Dir::State": folder,
            "Dir::State::status": folder / "status", "Dir::Cache": folder / "cache", "APT::Sandbox::User": "root",
            "Acquire::Check-Valid-Until": "false", "APT::Install-Recommends": "false", "Acquire::Languages": "none",
        }
        return [part for key, value in options.items() for part in ("-o", f"{key}={value}")]

    def unpack(self, suite, name, *packages):
        """Packages with all they need, in a folder of their own; once."""
        target = self.folder / name
        if (target / "run").exists():
            return target
        if not shutil.which("apt-get") or os.uname().machine != "x86_64":
            raise Missing(f"{name}: install it, or run the tests on Debian")
        state = target / "apt"
        shutil.rmtree(target, ignore_errors=True)
        options = self.apt(state, suite)
        try:
            subprocess.run(["apt-get", "-qq", *options, "update"], check=True, capture_output=True)
            subprocess.run(["apt-get", "-qq", *options, "install", "--download-only", "-y", *packages], check=True, capture_output=True)
        except subprocess.CalledProcessError as error:
            raise Missing(f"{name} of {suite}: {error.stderr.decode()[-300:]}") from error
        for folder in ("bin", "sbin", "lib", "lib64"):
            (target / "usr" / folder).mkdir(parents=True, exist_ok=True)
            (target / folder).symlink_to(f"usr/{folder}")
        for archive in sorted((state / "cache/archives").glob("*.deb")):
            data = subprocess.run(["dpkg-deb", "--fsys-tarfile", archive], check=True, capture_output=True).stdout
            subprocess.run(["tar", "-x", "--keep-directory-symlink", "-C", target], input=data, check=True)
        shutil.rmtree(state)
        (target / "run").write_text(RUN)
        (target / "run").chmod(0o755)
        return target

    def vscode_client(self):
        """Microsoft's language client for VS Code, built from the source that Debian has of it: `client/`, and what it needs in `modules/`."""
        place = self.folder / "vscode-client"
        if (place / "client/node/main.js").exists():
            return place
        tsc, node = self.installed("tsc", "node-typescript"), self.installed("node", "nodejs")
        packages = self.unpack("trixie", "vscode-modules", "node-vscode-languageserver-protocol", "node-semver", "node-minimatch")
        state = place / "apt"
        shutil.rmtree(place, ignore_errors=True)
        options = self.apt(state, "trixie", source=True)
        subprocess.run(["apt-get", "-qq", *options, "update"], check=True, capture_output=True)
        record = subprocess.run(["apt-cache", *options, "showsrc", "node-vscode-lsp"], check=True, capture_output=True, text=True).stdout
        folder = re.search(r"^Directory: (\S+)", record, re.M)
        archive = re.search(r"(\S+\.orig\.tar\.xz)$", record, re.M)
        if not folder or not archive:
            raise Missing("the source of node-vscode-lsp")
        source = place / "source"
        source.mkdir()
        address = f"{self.mirror()}/{folder[1]}/{archive[1]}".replace("~", "%7e")
        data = subprocess.run(["curl", "-fsS", address], check=True, capture_output=True).stdout
        subprocess.run(["tar", "-xJ", "--strip-components=1", "-C", source], input=data, check=True)
        (place / "tsconfig.json").write_text(json.dumps({
            "compilerOptions": {
                "target": "es2020", "module": "commonjs", "outDir": "client", "rootDir": "source/client/src", "skipLibCheck": True,
                "noEmitOnError": False, "strict": False, "types": [], "typeRoots": [], "moduleResolution": "node", "lib": ["es2020"],
            }, "include": ["source/client/src/node/main.ts"],
        }))
        # It complains that there are no types of the editor; the JavaScript is written all the same.
        subprocess.run([tsc, "-p", place / "tsconfig.json"], cwd=place, capture_output=True)
        subprocess.run([node, "--check", place / "client/node/main.js"], check=True)
        (place / "modules").symlink_to(packages / "usr/share/nodejs")
        shutil.rmtree(state)
        return place
