"""Puts the executables of bin/ into the wheel, for the kind of machine that OPGAVE_WHEEL_TAG names."""

import os
import platform
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Programs(BuildHookInterface):
    def initialize(self, version, data):
        if self.target_name != "wheel":
            return
        programs = sorted(Path(self.root, "bin").glob("opgave*"))
        if not programs:
            raise SystemExit(
                f"opgave: er is geen wheel voor deze machine ({platform.system()} {platform.machine()}). Haal een archief bij de"
                " uitgaven, of bouw het zelf met Swift: swift build -c release. (There is no wheel for this kind of machine: get an"
                " archive from the releases, or build it with Swift.)")
        data["tag"] = os.environ["OPGAVE_WHEEL_TAG"]
        data["pure_python"] = False
        data["shared_scripts"] = {str(program): program.name for program in programs}
