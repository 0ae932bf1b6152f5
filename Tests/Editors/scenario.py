"""What a person does in every editor: a copy of the examples with two mistakes in one file, and what is to be seen of them."""

import json
import shutil
import subprocess
from pathlib import Path

project = Path(__file__).resolve().parents[2]


class Scenario:
    """A repository in a folder of its own; positions count from 0, columns in characters, all ASCII."""

    def __init__(self, folder):
        self.root = Path(folder) / "verzameling"
        if self.root.exists():
            shutil.rmtree(self.root)
        shutil.copytree(project / "grammar/voorbeelden", self.root)
        self.file = self.root / "opgaven/binnenstad.opgave"
        text = self.file.read_text()
        # A name with a mistake in it, and white space that the formatter takes away.
        text = text.replace("woordvoering: wethouder-economie", "woordvoering: wethouder-ekonomie", 1)
        text = text.replace("  status: uitvoering", "  status:    uitvoering", 1)
        self.file.write_text(text)
        self.code = "OPG302"
        self.message = "wethouder-economie"
        self.hover = "te herkennen"
        # Declared in another file.
        self.old_name, self.new_name = "opgavemanager-stad", "opgavemanager-centrum"

        self.naming = self.files_with(self.old_name)

    def place(self, text, shift=0):
        """Line and column of a text in the file."""
        before = self.file.read_text().split(text)[0]
        return before.count("\n"), len(before) - before.rfind("\n") - 1 + shift

    def described(self, **more):
        """For drivers in other languages."""
        return json.dumps({
            "root": str(self.root), "file": str(self.file), "code": self.code, "message": self.message,
            "hover": self.place("kenmerken {", 2), "hoverText": self.hover,
            "complete": self.place("aard: mogelijkheid", 6), "completeLabel": "probleem",
            "rename": self.place("ambtelijk-opdrachtgever: " + self.old_name, 30), "newName": self.new_name,
            "mistake": self.place("wethouder-ekonomie"), **more,
        })

    def files_with(self, name):
        return sorted(file.relative_to(self.root).as_posix() for file in self.root.rglob("*.opgave") if name in file.read_text())

    def renamed(self):
        """Whether all files that held the old name hold the new one, and no file the old."""
        return len(self.naming) > 1 and self.files_with(self.new_name) == self.naming and not self.files_with(self.old_name)

    def formatted(self, formatter):
        """Whether the file on disk is as the formatter leaves it."""
        return subprocess.run([formatter, "--check", self.file], capture_output=True).returncode == 0
