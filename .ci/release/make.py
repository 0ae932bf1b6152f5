#!/usr/bin/env python3
"""Makes what people install, for the kind of machine on which it runs: an archive, a Debian package, a wheel, an extension for VS Code.

    make.py FOLDER [--programs FOLDER] [--only archive,debian,wheel,vscode]

Builds the executables, unless a folder with them is given. On Linux they are static: they run wherever a kernel does. The extension
needs what editors/vscode/build.py asks for; without it, it is left out and that is said. The same executables and
commit give the same bytes.
"""

import argparse
import gzip
import hashlib
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

here = Path(__file__).resolve().parent
project = here.parents[1]
PROGRAMS = ["opgave", "opgave-format", "opgave-lsp"]
SHELLS = {"bash": "share/bash-completion/completions/{}", "zsh": "share/zsh/site-functions/_{}", "fish": "share/fish/vendor_completions.d/{}.fish"}


def output(*command, **more):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, cwd=project, **more).stdout.strip()


class Machine:
    """The kind of machine, as each of the forms names it."""

    def __init__(self):
        system, kind = platform.system(), platform.machine().lower()
        kind = {"amd64": "x86_64", "aarch64": "arm64"}.get(kind, kind)
        if kind not in ("x86_64", "arm64") or system not in ("Linux", "Darwin", "Windows"):
            sys.exit(f"no release is made on {system} {kind}")
        intel = kind == "x86_64"
        self.system = system
        self.suffix = ".exe" if system == "Windows" else ""
        self.name = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}[system] + "-" + kind
        self.debian = "amd64" if intel else "arm64"
        self.vscode = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}[system] + ("-x64" if intel else "-arm64")
        # A static program asks for no C library, neither glibc nor musl.
        linux = "x86_64" if intel else "aarch64"
        self.wheel = {
            "Linux": f"manylinux_2_17_{linux}.manylinux2014_{linux}.musllinux_1_1_{linux}",
            "Darwin": f"macosx_15_0_{kind}", "Windows": "win_amd64" if intel else "win_arm64",
        }[system]
        self.flags = {
            "Linux": ["-Xswiftc", "-static-executable", "-Xlinker", "-s", "-Xlinker", "--icf=all"],
            "Darwin": ["-Xlinker", "-dead_strip"], "Windows": ["--static-swift-stdlib"],
        }[system]


class Release:
    def __init__(self, folder, programs):
        self.machine = Machine()
        self.folder = Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.version = re.search(r'number = "([^"]+)"', (project / "Sources/OpgaveModel/Version.swift").read_text())[1]
        # When it was made is when it was written.
        self.moment = int(os.environ.get("SOURCE_DATE_EPOCH") or output("git", "log", "-1", "--format=%ct"))
        self.programs = Path(programs).resolve() if programs else self.build()
        self.made = []

    def build(self):
        command = ["swift", "build", "-c", "release", "--scratch-path", project / ".build/static", *self.machine.flags]
        subprocess.run(list(map(str, command)), check=True, cwd=project, stdout=sys.stderr)
        return Path(output(*command, "--show-bin-path"))

    def run(self, name, *arguments):
        return subprocess.run([self.programs / (name + self.machine.suffix), *arguments], check=True, capture_output=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout

    # MARK: What goes along

    def tree(self):
        """By path below a prefix: the bytes, and whether it is a program."""
        files = {}
        for name in PROGRAMS:
            files[f"bin/{name}{self.machine.suffix}"] = ((self.programs / (name + self.machine.suffix)).read_bytes(), True)
            files[f"share/man/man1/{name}.1"] = (self.run("opgave", "man", name), False)
        for shell, place in SHELLS.items():
            text = self.run("opgave", "completions", shell)
            # One file tells zsh of all of them; the others look for one by name.
            for name in PROGRAMS[:1] if shell == "zsh" else PROGRAMS[:2]:
                files[place.format(name)] = (text, False)
        return files

    def licences(self):
        files = {"LICENSE": (project / "LICENSE").read_bytes(), "THIRD-PARTY.md": (here / "THIRD-PARTY.md").read_bytes()}
        swift = Path(shutil.which("swift") or "").resolve().parents[1] / "share/swift/LICENSE.txt"
        if swift.is_file():
            files["LICENSE-Swift.txt"] = swift.read_bytes()
        lesser = Path("/usr/share/common-licenses/LGPL-2.1")
        if self.machine.system == "Linux" and lesser.is_file():
            files["LICENSE-glibc.txt"] = lesser.read_bytes()
        return files

    # MARK: Forms

    def archive(self):
        top = f"opgave-{self.version}-{self.machine.name}"
        files = {**{name: data for name, data in self.tree().items()}, **{name: (data, False) for name, data in self.licences().items()},
                 "README.md": ((project / "README.md").read_bytes(), False), "CHANGELOG.md": ((project / "CHANGELOG.md").read_bytes(), False)}
        if self.machine.system == "Windows":
            place = self.folder / f"{top}.zip"
            with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, (data, _) in sorted(files.items()):
                    packed.writestr(zipfile.ZipInfo(f"{top}/{name}", (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        else:
            place = self.folder / f"{top}.tar.gz"
            self.tar(place, {f"{top}/{name}": content for name, content in files.items()})
        self.made.append(place)

    def tar(self, place, files):
        with open(place, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, self.moment) as zipped, tarfile.open(fileobj=zipped, mode="w") as packed:
            folders = sorted({parent.as_posix() for name in files for parent in Path(name).parents} - {"."})
            for name in sorted([*files, *folders]):
                info = tarfile.TarInfo(name)
                info.mtime = self.moment
                data, is_program = files.get(name, (b"", False))
                if name in folders:
                    info.type, info.mode = tarfile.DIRTYPE, 0o755
                else:
                    info.size, info.mode = len(data), 0o755 if is_program else 0o644
                packed.addfile(info, io.BytesIO(data))

    def debian(self):
        if self.machine.system != "Linux" or not shutil.which("dpkg-deb"):
            return print("no Debian package: dpkg-deb is not here", file=sys.stderr)
        place = self.folder / f"opgave_{self.version}-1_{self.machine.debian}.deb"
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "root"
            files = {f"usr/{name}": content for name, content in self.tree().items()}
            files = {name.replace("/zsh/site-functions/", "/zsh/vendor-completions/"): content for name, content in files.items()}
            dated = output("date", "-u", "-R", "-d", f"@{self.moment}")
            changes = f"opgave ({self.version}-1) unstable; urgency=medium\n\n  * See /usr/share/doc/opgave/changelog.gz.\n\n -- {MAINTAINER}  {dated}\n"
            documents = {"changelog.Debian.gz": gzip.compress(changes.encode(), 9, mtime=self.moment),
                         "changelog.gz": gzip.compress((project / "CHANGELOG.md").read_bytes(), 9, mtime=self.moment),
                         "copyright": (here / "debian-copyright").read_bytes(), "THIRD-PARTY.md": (here / "THIRD-PARTY.md").read_bytes()}
            files |= {f"usr/share/doc/opgave/{name}": (data, False) for name, data in documents.items()}
            # Static, so that they ask nothing of the system; and no upload to Debian, which a bug would ask for.
            tags = [f"statically-linked-binary [usr/bin/{name}]" for name in PROGRAMS] + ["initial-upload-closes-no-bugs *"]
            files["usr/share/lintian/overrides/opgave"] = ("".join(f"opgave: {tag}\n" for tag in tags).encode(), False)
            for name, (data, is_program) in files.items():
                if "/man1/" in name:
                    name, data = name + ".gz", gzip.compress(data, 9, mtime=self.moment)
                target = root / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
                target.chmod(0o755 if is_program else 0o644)
            size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) // 1024
            (root / "DEBIAN").mkdir()
            (root / "DEBIAN/control").write_text(CONTROL.format(version=self.version, machine=self.machine.debian, size=size, maintainer=MAINTAINER))
            for item in [root, *root.rglob("*")]:
                if item.is_dir():
                    item.chmod(0o755)
                os.utime(item, (self.moment, self.moment))
            subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, place], check=True, stdout=subprocess.DEVNULL,
                           env={**os.environ, "SOURCE_DATE_EPOCH": str(self.moment)})
        self.made.append(place)

    def wheel(self):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "source"
            shutil.copytree(here / "wheel", source)
            shutil.copy(project / "LICENSE", source)
            (source / "version.txt").write_text(self.version)
            environment = {**os.environ, "SOURCE_DATE_EPOCH": str(self.moment), "OPGAVE_WHEEL_TAG": f"py3-none-{self.machine.wheel}"}
            tools = Path(folder) / "tools"
            subprocess.run([sys.executable, "-m", "venv", tools], check=True)
            python = tools / ("Scripts/python.exe" if self.machine.system == "Windows" else "bin/python")
            subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "build"], check=True)

            def build(form):
                subprocess.run([python, "-m", "build", form, "--outdir", folder, source], check=True, env=environment, stdout=subprocess.DEVNULL)

            # What pip takes on a machine of another kind: without programs it says so.
            build("--sdist")
            (source / "bin").mkdir()
            for name in PROGRAMS:
                shutil.copy2(self.programs / (name + self.machine.suffix), source / "bin")
            build("--wheel")
            for made in [*Path(folder).glob("*.whl"), *Path(folder).glob("*.tar.gz")]:
                shutil.move(made, self.folder / made.name)
                self.made.append(self.folder / made.name)

    def vscode(self):
        place = self.folder / f"opgave-{self.machine.vscode}.vsix"
        result = subprocess.run([sys.executable, project / "editors/vscode/build.py", "--server", self.programs, "--target", self.machine.vscode, place],
                                capture_output=True, text=True)
        if result.returncode:
            return print(f"no extension for VS Code: {result.stderr.strip()}", file=sys.stderr)
        self.made.append(place)

    def sums(self):
        lines = [f"{hashlib.sha256(place.read_bytes()).hexdigest()}  {place.name}\n" for place in sorted(self.made)]
        (self.folder / f"SHA256SUMS-{self.machine.name}").write_text("".join(lines))
        for place in sorted(self.made):
            print(f"{place.stat().st_size:>12,}  {place.name}")


MAINTAINER = "De makers van opgave <opgave@voorbeeld.example>"

CONTROL = """Package: opgave
Version: {version}-1
Section: text
Priority: optional
Architecture: {machine}
Maintainer: {maintainer}
Installed-Size: {size}
Homepage: https://voorbeeld.example/opgave
Description: opgavegericht werken in tekst: controleren, opmaken, meekijken
 Tools for opgaven of Dutch municipalities, provinces and water boards that
 are written as text: opgave checks and mends a whole repository, gives
 advice, counts and exports; opgave-format keeps files in one form; and
 opgave-lsp is the language server for any editor.
"""


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--programs", help="a folder with the executables")
    arguments.add_argument("--only", default="archive,debian,wheel,vscode")
    given = arguments.parse_args()
    release = Release(given.folder, given.programs)
    for form in given.only.split(","):
        getattr(release, form)()
    release.sums()


if __name__ == "__main__":
    main()
