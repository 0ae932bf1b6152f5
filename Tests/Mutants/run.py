#!/usr/bin/env python3
"""Which conditions of Sources the tests hold: changes a sample of them, one at a time, and says which changes no test notices.

    run.py [--count N] [--seed N] [--targets NAMES] [--below PATH]… [--operators NAMES] [--only FILE:LINE] [--list]
           [--at-least SHARE] [--jobs N] [--without NAMES] [--scratch FOLDER] [--self-test]

Works on a copy of the project; README.md beside this file says how, and what is changed into what.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conditions import find
from sample import CHOICE, Changed, Mutant, Sample

project = Path(__file__).resolve().parents[2]
TARGETS = "Rules,Formatting,Server,Workspace,Model"
OPERATORS = ["drop", "constant", "negate", "boundary", "swap"]
# Run after all others and only on what those let live: they start processes.
LAST = ["ConformanceTests"]
# Reads the text of Sources, where the changes stand.
SKIPPED = r"^RepositoryTests\.ArchitectureTests/"
ROUNDS = 12
SHORTEST_LIMIT = 60
"""Seconds that a module of tests may take at least."""
MEMORY = 8 << 30
"""Bytes that the tests of one mutant may ask for: a loop that never ends must not take the machine along."""


def main():
    options = arguments()
    if options.self_test:
        import selftest
        sys.exit(selftest.run())
    candidates, passed = conditions(options)
    if options.only:
        sample = Sample.all(candidates)
    else:
        sample = Sample(candidates, options.count, options.seed, options.operators)
    found = sum(map(len, candidates.values()))
    print(f"seed {options.seed}: {len(sample.mutants)} changes, {found} conditions found", flush=True)
    for reason, count in sorted(passed.items()):
        print(f"passed over: {count} {reason}")
    if options.list:
        for mutant in ordered(sample.mutants):
            print(described(mutant))
        return
    started = time.monotonic()
    copy = Copy(options.scratch)
    dropped = build(copy, sample, say)
    built = time.monotonic()
    tests = Tests(copy, options.without)
    tests.measure()
    measured = time.monotonic()
    results = all_results(tests, sample.mutants, options.jobs)
    ended = time.monotonic()
    report(sample.mutants, dropped, results)
    print(f"\nbuild {built - started:.0f} s, tests without a change {measured - built:.0f} s, with changes {ended - measured:.0f} s "
          f"({(ended - measured) / max(1, len(results)):.1f} s each)")
    killed = sum(result.killed for result in results.values())
    if options.at_least is not None and killed < options.at_least * len(results):
        sys.exit(f"fewer than {options.at_least:.0%} are noticed")


def arguments():
    parser = argparse.ArgumentParser(description="Changes conditions of Sources one at a time and says which changes no test notices.")
    parser.add_argument("--count", type=int, default=100, help="how many conditions are changed (100)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="draws the same sample again (the clock)")
    parser.add_argument("--targets", default=TARGETS, help=f"of which targets, with or without Opgave ({TARGETS})")
    parser.add_argument("--below", action="append", metavar="PATH", help="only files whose path begins so, of any target")
    parser.add_argument("--operators", type=lambda names: names.split(","), help=f"only these ({','.join(OPERATORS)})")
    parser.add_argument("--only", metavar="FILE:LINE", help="every change of the conditions that begin on a line")
    parser.add_argument("--list", action="store_true", help="shows what would be changed, and changes nothing")
    parser.add_argument("--at-least", type=float, metavar="SHARE", help="exit code 1 where fewer are noticed, as 0.8")
    parser.add_argument("--jobs", type=int, default=1, help="how many are tried at once (1)")
    parser.add_argument("--without", default="", help="modules of tests to leave out")
    parser.add_argument("--scratch", type=Path, default=project / ".build/mutants", help="the folder of the copy (.build/mutants)")
    parser.add_argument("--self-test", action="store_true", help="tries the reader of Swift and the sampler on small cases")
    options = parser.parse_args()
    unknown = [name for name in options.operators or [] if name not in OPERATORS]
    if unknown:
        parser.error(f"no such operator: {', '.join(unknown)}")
    if options.only and not re.fullmatch(r".+:\d+", options.only):
        parser.error("--only takes FILE:LINE")
    return options


def conditions(options):
    """The conditions of the files that were asked for, by target, and what was passed over."""
    only, _, line = (options.only or "").rpartition(":")
    targets = [name if (project / "Sources" / name).is_dir() else "Opgave" + name for name in options.targets.split(",") if name]
    candidates, passed = {}, Counter()
    for name in targets:
        if not (project / "Sources" / name).is_dir():
            sys.exit(f"Sources holds no {name}")
    for file in sorted((project / "Sources").rglob("*.swift")):
        path = file.relative_to(project).as_posix()
        target = path.split("/")[1]
        if only:
            asked = path == os.path.relpath(only, project) or path == only
        elif options.below:
            asked = any(path.startswith(prefix) for prefix in options.below)
        else:
            asked = target in targets
        if asked:
            places, left = find(file.read_text(encoding="utf-8"))
            passed.update(left)
            candidates.setdefault(target, []).extend((path, place) for place in places if not only or place.line == int(line))
    if not any(candidates.values()):
        sys.exit("no condition there")
    return candidates, passed


# MARK: The copy


class Copy:
    """The project in a folder of its own, as it is on disk now, with what changed conditions need."""

    def __init__(self, folder):
        self.folder = folder.resolve()
        self.environment = {key: value for key, value in os.environ.items() if key not in ("OPGAVE_UPDATE", "OPGAVE_WARNINGS_AS_ERRORS")}
        self.files = self.tracked()

    def tracked(self):
        """What git knows or would know; a file that is in no repository counts too."""
        listed = subprocess.run(["git", "-C", project, "ls-files", "-coz", "--exclude-standard"], capture_output=True)
        if listed.returncode == 0:
            paths = {os.fsdecode(path) for path in listed.stdout.split(b"\0") if path}
        else:
            paths = {path.relative_to(project).as_posix() for path in project.rglob("*") if ".build" not in path.parts}
        return {path for path in paths if (project / path).is_file()}

    def write(self, mutants):
        """Brings the copy up to date, files that are as they should be untouched, so that little is built again.

        - Returns: the changed files by path.
        """
        changed = {}
        for path in {mutant.path for mutant in mutants}:
            own = [mutant for mutant in mutants if mutant.path == path]
            changed[path] = Changed((project / path).read_text(encoding="utf-8"), own)
        texts = {path: file.text.encode() for path, file in changed.items()}
        texts.update({f"Sources/{mutant.target}/Mutant.swift": CHOICE.encode() for mutant in mutants})
        for path in self.files | texts.keys():
            wanted = texts[path] if path in texts else (project / path).read_bytes()
            place = self.folder / path
            if not place.is_file() or place.read_bytes() != wanted:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(wanted)
                if path in self.files:
                    shutil.copymode(project / path, place)
        for top in {path.split("/")[0] for path in self.files if "/" in path}:
            for place in (self.folder / top).rglob("*"):
                if not place.is_dir() and place.relative_to(self.folder).as_posix() not in self.files | texts.keys():
                    place.unlink()
        return changed

    def swift(self, *words):
        done = subprocess.run(["swift", "build", *words], cwd=self.folder, env=self.environment, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def executable(self):
        folder = Path(self.swift("--show-bin-path")[1].strip().splitlines()[-1])
        found = [place for place in folder.glob("*.xctest") if place.is_file() and os.access(place, os.X_OK)]
        if len(found) != 1:
            sys.exit(f"no executable of tests in {folder}")
        return found[0]


def build(copy, sample, say):
    """Builds all mutants at once; those on lines that the compiler names go, and others are drawn instead.

    - Returns: the mutants that do not compile.
    """
    dropped = []
    for number in range(1, ROUNDS + 1):
        say(f"build {number}: {len(sample.mutants)} changes")
        changed = copy.write(sample.mutants)
        code, output = copy.swift("--build-tests")
        if code == 0:
            return dropped
        blamed = blame(output, copy.folder, changed)
        if not blamed:
            break
        for mutant in blamed:
            say(f"does not compile: {described(mutant)}")
        dropped += blamed
        sample.drop(blamed, replace=number < ROUNDS // 2)
    sys.exit(output[-4000:] + "\nthe changed copy does not build")


def blame(output, folder, changed):
    """The mutants that errors of the compiler point at, each once."""
    blamed = {}
    for path, line in re.findall(r"^(/.+?\.swift):(\d+):\d+: error: ", output, re.MULTILINE):
        file = changed.get(os.path.relpath(path, folder))
        if file is not None:
            blamed.update(dict.fromkeys(file.near(int(line))))
    return list(blamed)


# MARK: The tests


class Result:
    """What became of a run: how it was noticed (`""` where it was not), by which module of tests, in how many seconds."""

    def __init__(self, how, module, seconds, line=""):
        self.how, self.module, self.seconds, self.line = how, module, seconds, line

    @property
    def killed(self):
        return self.how != ""


class Tests:
    """The built tests, a module at a time, each in a process with a limit of time and memory."""

    def __init__(self, copy, without):
        self.copy, self.program = copy, copy.executable()
        listed = subprocess.run([self.program, "--testing-library", "swift-testing", "--list-tests"], cwd=copy.folder,
                                capture_output=True, text=True, check=True).stdout
        modules = {line.split(".")[0] for line in listed.splitlines() if "/" in line}
        self.modules = sorted(modules - set(without.split(",")))
        self.seconds = {}

    def measure(self):
        """Runs everything without a change: how long each module takes, and that all is green."""
        for module in self.modules:
            result = self.run(module, 0, 1800)
            if result.killed:
                sys.exit(f"{module} fails without a change ({result.how}): {result.line}")
            self.seconds[module] = result.seconds
            say(f"{module}: {result.seconds:.1f} s")

    def order(self, target):
        """The tests of the target first, then the quick ones, processes last."""
        return sorted(self.modules, key=lambda module: (module in LAST, module != target + "Tests", self.seconds[module]))

    def result(self, mutant):
        seconds = 0
        for module in self.order(mutant.target):
            result = self.run(module, mutant.number, max(SHORTEST_LIMIT, 3 * self.seconds[module]))
            seconds += result.seconds
            if result.killed:
                return Result(result.how, module, seconds, result.line)
        return Result("", "", seconds)

    def run(self, module, number, limit):
        command = [self.program, "--testing-library", "swift-testing", "--filter", rf"^{module}\.", "--skip", SKIPPED]
        environment = {"OPGAVE_SEED": "20260101", "OPGAVE_CASES": "100", **self.copy.environment, "OPGAVE_MUTANT": str(number)}
        return watched(command, self.copy.folder, environment, limit, module)


def watched(command, folder, environment, limit, module=""):
    """Runs tests until the first that fails, or until `limit` seconds are over."""
    with tempfile.TemporaryDirectory(prefix="opgave-mutant-", ignore_cleanup_errors=True) as scratch:
        environment = {**environment, "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1", "TMPDIR": scratch}
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)
        is_late = threading.Event()
        timer = threading.Timer(limit, lambda: (is_late.set(), stop(process)))
        how, last = "", ""
        try:
            for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
                resource.prlimit(process.pid, kind, (most, most))
            timer.start()
            for line in process.stdout:
                last = line.strip() or last
                if "recorded an issue" in line:
                    how = "a test fails"
                    break
            else:
                # All was said: how it ended counts.
                code = process.wait()
                how = "" if code == 0 else "a crash" if code < 0 else "a test fails"
        finally:
            timer.cancel()
            stop(process)
        process.wait()
        if is_late.is_set():
            how = "too slow"
        return Result(how, module, time.monotonic() - started, last if how else "")


def stop(process):
    """Ends a process that may run still, and what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def all_results(tests, mutants, jobs):
    done, results = 0, {}
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        for mutant, result in zip(ordered(mutants), pool.map(tests.result, ordered(mutants))):
            done += 1
            results[mutant] = result
            verdict = f"{result.how} in {result.module}" if result.killed else "SURVIVES"
            say(f"[{done}/{len(mutants)}] {mutant.name} {mutant.operator}: {verdict}, {result.seconds:.1f} s {result.line[:120]}")
    return results


# MARK: What is told


def say(line):
    print(line, file=sys.stderr, flush=True)


def ordered(mutants):
    return sorted(mutants, key=lambda mutant: (mutant.path, mutant.place.start, mutant.number))


def one_line(text):
    return " ".join(text.split())


def described(mutant):
    return f"{mutant.name} {mutant.operator}: `{one_line(mutant.place.text)}` → `{one_line(mutant.changed)}`"


def report(mutants, dropped, results):
    def table(title, key):
        print(f"\n{title:24} sampled killed survived dropped")
        for name in sorted({key(mutant) for mutant in [*mutants, *dropped]}) + ["all"]:
            own = [mutant for mutant in mutants if name in (key(mutant), "all")]
            killed = sum(results[mutant].killed for mutant in own)
            lost = sum(name in (key(mutant), "all") for mutant in dropped)
            print(f"{name:24} {len(own):7} {killed:6} {len(own) - killed:8} {lost:7}")

    table("target", lambda mutant: mutant.target)
    table("operator", lambda mutant: mutant.operator)
    ways = Counter(result.how for result in results.values() if result.killed)
    print("\nnoticed by: " + ", ".join(f"{way} {count}" for way, count in ways.most_common()))
    survivors = [mutant for mutant in ordered(mutants) if not results[mutant].killed]
    print(f"\n{len(survivors)} that no test notices" + (":" if survivors else ""))
    for mutant in survivors:
        print(f"\n{mutant.name} {mutant.operator}\n  in   {mutant.place.around}\n  was  {one_line(mutant.place.text)}\n"
              f"  now  {one_line(mutant.changed)}")


if __name__ == "__main__":
    main()
