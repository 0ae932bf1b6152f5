"""What the loops share: a repository of unformatted files, the tools, and ways to save."""
import os, random, re, shutil, subprocess, tempfile, time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "grammar/voorbeelden"
# What is left when something failed stays there to be looked at.
WORK = Path(tempfile.mkdtemp(prefix="opgave-disturbed-")).resolve()
SETTINGS = "instellingen {\n  formaat: 1\n  taal: nl\n  peildatum: 2026-07-01\n}\n"
SHAPES = [text.split("\n  besturen {")[0] + "\n}\n" for text in
          (path.read_text() for path in sorted(EXAMPLES.rglob("*.opgave"))) if re.match(r"(#.*\n)?opgave ", text)]


def unformatted(number, marker):
    """An opgave with something for the formatter (spaces, indentation) and for --fix (a value given twice)."""
    text = re.sub(r"(?m)^opgave \S+", f"opgave  nummer-{number}", SHAPES[(number + marker) % len(SHAPES)])
    text = re.sub(r"(?m)^  trefwoorden:.*\n", "", text)
    text = text.replace("{\n", '{\n    trefwoorden: "a",   "b", "a"\n', 1)
    return f"# merk {marker}\n{text}\n# eind {marker}\n".encode()


def repository(root, count):
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    (root / "instellingen.opgave").write_text(SETTINGS)
    shutil.copy(EXAMPLES / "organisatie.opgave", root)
    shutil.copy(EXAMPLES / "portfolios.opgave", root)
    paths = [root / f"map{number % 7}" / f"opgave{number}.opgave" for number in range(count)]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(unformatted(number, 0))
    return paths


def commands(bins):
    return {"opgave-format": [f"{bins}/opgave-format", "."],
            "check --fix": [f"{bins}/opgave", "check", "--fix", "--format", "short", "."]}


def run(command, root, timeout=30):
    return subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)


def partial(root):
    return [path for path in root.rglob(".opgave-*.tmp")]


WAYS = ["truncate", "chunks", "r+", "rename", "unlink"]


def save(path, data, way):
    """Saves as some editors do. Says, for writing in place, after each step whether the path still led to what was written."""
    if way == "rename":
        beside = path.with_name("." + path.name + ".new")
        beside.write_bytes(data)
        os.rename(beside, path)
        return ""
    if way == "unlink":
        path.unlink(missing_ok=True)
    file, trace = os.open(path, os.O_WRONLY | os.O_CREAT | (0 if way == "r+" else os.O_TRUNC), 0o644), []

    def note(step):
        try: is_own = os.stat(path).st_ino == os.fstat(file).st_ino
        except FileNotFoundError: is_own = False
        trace.append(f"{step}:{'own' if is_own else 'away'}/{os.fstat(file).st_nlink}")

    if way == "r+": os.ftruncate(file, 0)
    note("open")
    # In chunks: cut where what was written so far is a whole file by itself.
    cut = data.index(b"\n}\n") + 3 if way == "chunks" else len(data)
    for part in (data[:cut], data[cut:]):
        if not part: continue
        os.write(file, part)
        note(f"write {len(part)}")
        if way == "chunks": time.sleep(random.random() * 0.003)
    note("close")
    os.close(file)
    return " ".join(trace)


# Folders in which the same names stand, so that a link to another one puts another file in the place.
FOLDERS = ["wonen", "werken", "wonen/later", "."]
NAMES = [f"{folder}/f{number}.opgave" for folder in FOLDERS for number in range(8)]


def text_of(rng):
    text = unformatted(rng.randrange(40), rng.randrange(1000)).decode()
    return rng.choice([text] * 6 + ["", "\ufeff" + text, text[:rng.randrange(len(text))], text.replace("\n", "\r\n")])


def scan(root):
    """What a watcher sees: by path, what changes when a file does."""
    found = {}
    for folder, folders, files in os.walk(root):
        for path in (os.path.join(folder, name) for name in folders + files if not name.startswith(".opgave-")):
            try:
                found[path] = tuple(getattr(os.lstat(path), key) for key in ("st_mode", "st_ino", "st_size", "st_ctime_ns"))
                if os.path.islink(path): found[path] += (os.path.realpath(path), os.path.exists(path))
            except FileNotFoundError: pass
    return found
