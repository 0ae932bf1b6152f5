#!/usr/bin/env python3
"""Installs each form of a release as its users do, on a machine that has nothing else, and gets a finding on the screen.

    try.py FOLDER [--only archive,debian,wheel,pre_commit,image] [--cache FOLDER]

FOLDER is what make.py made. Needs root for roots of their own, and debootstrap, buildah and git; what is missing is said, and with
OPGAVE_RELEASE=required it is a failure. Prints for each form the commands and the seconds from the file to the finding.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

here = Path(__file__).resolve().parent
project = here.parents[1]
FINDING = "OPG514"
sys.path.insert(0, str(project / "Tests/Editors"))
from lab import Lab, Missing  # noqa: E402


class Trial:
    def __init__(self, folder, cache, scratch):
        self.folder, self.cache, self.scratch = Path(folder).resolve(), Path(cache).resolve(), Path(scratch)
        self.commands = []
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("OPGAVE_")} | {"NO_COLOR": "1", "LC_ALL": "C.UTF-8"}

    def need(self, *programs):
        for program in programs:
            if not shutil.which(program):
                raise Missing(program)

    def file(self, pattern):
        found = sorted(self.folder.glob(pattern))
        if len(found) != 1:
            raise Missing(f"{pattern} in {self.folder}")
        return found[0]

    def run(self, *command, code=0, cwd=None, quiet=False, **environment):
        """What a user types, and what is said; the first word is not counted where it only leads there."""
        result = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, env={**self.environment, **environment})
        if code is not None and result.returncode != code:
            raise AssertionError(f"{command} gave {result.returncode}:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")
        if not quiet:
            self.commands.append(command[-1] if command[-2:-1] == ("-c",) else " ".join(Path(str(word)).name for word in command))
        return result.stdout + result.stderr

    def inside(self, root, *command, user=0, quiet=False, **more):
        """A command in a root of its own, which has a /proc as every Linux has."""
        self.need("chroot", "unshare", "mount")
        (Path(root) / "proc").mkdir(exist_ok=True)
        enter = 'mount -t proc proc "$0/proc" && user=$1 && shift && exec chroot --userspec="$user:$user" "$0" "$@"'
        said = self.run("unshare", "--mount", "--fork", "sh", "-c", enter, root, user, *command, quiet=True, **more)
        if not quiet:
            self.commands.append(" ".join(map(str, command)))
        return said

    def opgaven(self, root):
        """A repository with mistakes, in a root."""
        shutil.copytree(project / "grammar/met-fouten", Path(root) / "opgaven")

    def finding(self, said):
        assert FINDING in said, said[-2000:]

    # MARK: Forms

    def archive(self):
        """In a root that holds nothing: no shell, no library."""
        self.need("tar")
        root = self.scratch / "empty"
        root.mkdir()
        self.opgaven(root)
        self.run("tar", "xzf", self.file("opgave-*-linux-*.tar.gz"), "-C", root)
        top = next(root.glob("opgave-*")).name
        self.finding(self.inside(root, f"/{top}/bin/opgave", "check", "/opgaven", code=1))
        for path in ("LICENSE", "THIRD-PARTY.md", "README.md", "share/man/man1/opgave-lsp.1", "share/zsh/site-functions/_opgave"):
            assert (root / top / path).stat().st_size > 0, path
        # A folder in which nobody may write is told in a sentence.
        said = self.inside(root, f"/{top}/bin/opgave", "init", "Merwestad", "/opgaven/nieuw", code=2, user=65534, quiet=True)
        assert len(said.strip().splitlines()) == 1, said

    def clean_debian(self):
        self.need("debootstrap", "chroot")
        root = self.cache / "debian"
        if not (root / "usr/bin/dpkg").exists():
            shutil.rmtree(root, ignore_errors=True)
            self.run("debootstrap", "--variant=minbase", "stable", root, Lab(self.cache).mirror(), quiet=True)
        return root

    def debian(self):
        clean = self.clean_debian()
        root = self.scratch / "debian"
        self.run("cp", "-a", clean, root, quiet=True)
        self.opgaven(root)
        shutil.copy(self.file("opgave_*.deb"), root / "opgave.deb")
        start = time.monotonic()
        self.inside(root, "dpkg", "-i", "/opgave.deb")
        self.finding(self.inside(root, "opgave", "check", "/opgaven", code=1))
        took = time.monotonic() - start
        self.inside(root, "dpkg", "--purge", "opgave", quiet=True)
        left = [path for path in root.rglob("opgave*") if "opgaven" not in str(path) and path.name != "opgave.deb" and "proc" not in path.parts]
        assert not left, left
        return took

    def wheel(self):
        place = self.scratch / "venv"
        self.run(sys.executable, "-m", "venv", place)
        self.opgaven(self.scratch)
        self.file("opgave-*.whl")
        self.run(place / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--find-links", self.folder, "opgave")
        self.finding(self.run(place / "bin/opgave", "check", self.scratch / "opgaven", code=1))
        self.run(place / "bin/opgave-lsp", "--version", quiet=True)
        # On a machine of another kind.
        said = self.run(place / "bin/pip", "install", "--disable-pip-version-check", "--no-binary", "opgave", "--force-reinstall",
                        "--find-links", self.folder, "opgave", code=1, quiet=True)
        assert "er is geen wheel voor deze machine" in said, said

    def pre_commit(self):
        self.need("git")
        place = self.scratch / "tools"
        self.run(sys.executable, "-m", "venv", place, quiet=True)
        self.run(place / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "pre-commit", quiet=True)
        folder = self.scratch / "checked"
        shutil.copytree(project / "grammar/met-fouten", folder)
        text = (here / "wheel/README.md").read_text()
        config = text.split("```yaml\n", 1)[1].split("```", 1)[0]
        (folder / ".pre-commit-config.yaml").write_text(config)
        for command in ("init -q", "add ."):
            self.run("git", *command.split(), cwd=folder, quiet=True)
        start = time.monotonic()
        said = self.run(place / "bin/pre-commit", "run", "--all-files", code=1, cwd=folder, PRE_COMMIT_HOME=str(self.scratch / "home"), PIP_FIND_LINKS=str(self.folder))
        self.finding(said)
        return time.monotonic() - start

    def image(self):
        """The recipe, with a clean Debian as what it starts from, built and run without a daemon."""
        self.need("buildah")
        clean = self.clean_debian()
        storage = ["--storage-driver", "vfs", "--root", self.scratch / "storage", "--runroot", self.scratch / "runroot"]

        def buildah(*command, **more):
            return self.run("buildah", *storage, *command, **more)

        base = buildah("from", "scratch", quiet=True).strip()
        buildah("add", base, clean, "/", quiet=True)
        buildah("commit", base, "localhost/base", quiet=True)
        archive = self.file("opgave-*-linux-*.tar.gz")
        start = time.monotonic()
        buildah("build", "--isolation", "chroot", "--build-arg", "BASE=localhost/base", "--build-arg", f"ARCHIVE={archive.name}",
                "-f", here / "Containerfile", "-t", "localhost/opgave", self.folder)
        container = buildah("from", "localhost/opgave", quiet=True).strip()
        self.opgaven(self.scratch / "in")
        self.finding(buildah("run", "--isolation", "chroot", "-v", f"{self.scratch / 'in/opgaven'}:/opgaven:ro", container, "--", "opgave", "check", code=1))
        return time.monotonic() - start


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--only", default="archive,debian,wheel,pre_commit,image")
    arguments.add_argument("--cache", default=str(project / ".build/release-try"))
    given = arguments.parse_args()
    failed = False
    for form in given.only.split(","):
        with tempfile.TemporaryDirectory(prefix="opgave-release-") as scratch:
            trial = Trial(given.folder, given.cache, scratch)
            start = time.monotonic()
            try:
                took = getattr(trial, form)()
                print(f"{form}: {took or time.monotonic() - start:.1f} s, {len(trial.commands)} commands: {'; '.join(trial.commands)}", flush=True)
            except Missing as missing:
                print(f"{form}: not tried, {missing} is missing", flush=True)
                failed = failed or os.environ.get("OPGAVE_RELEASE") == "required"
            except AssertionError as problem:
                print(f"{form}: {problem}", flush=True)
                failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
