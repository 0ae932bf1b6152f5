#!/usr/bin/env python3
"""Whether the tools lose or harm files, under kill -9, beside saving editors and in a moving repository.

  run.py kill BIN ROUNDS      BIN: the folder with opgave, opgave-format and opgave-lsp
  run.py race BIN SAVES       saves in five ways beside opgave-format and check --fix: none is lost or cut
  run.py torture BIN SECONDS  files are rewritten, moved, deleted and become links while everything runs: no wrong edit, nothing
                              outside touched, and at rest everything says what a fresh start says, within two seconds

The exit code is 1 where something went wrong.
"""
import collections, multiprocessing, os, random, re, shutil, signal, subprocess, sys, threading, time
from repository import SHAPES, WAYS, WORK, commands, partial, repository, run, save, unformatted
from torture import torture


def kill(bins, rounds):
    root, total = WORK / "kill", collections.Counter()
    for name, command in commands(bins).items():
        paths, times = repository(root, 300), []
        everything = sorted(root.rglob("*.opgave"))
        old = {path: path.read_bytes() for path in everything}
        for _ in range(5):
            for path in paths: path.write_bytes(old[path])
            start = time.monotonic()
            run(command, root)
            times.append(time.monotonic() - start)
        new, counts = {path: path.read_bytes() for path in everything}, collections.Counter()
        same = sum(old[path] == new[path] for path in paths)
        for round in range(rounds // 2):
            for path, data in old.items():
                if not path.exists() or path.read_bytes() != data: path.write_bytes(data)
            process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(min(times) * 1.1 * (round + random.random()) / (rounds // 2))
            process.kill()
            counts["killed"] += process.wait() == -signal.SIGKILL
            fates = collections.Counter(fate(path, old[path], new[path]) for path in everything)
            counts["killed half way"] += 0 < fates["new"] < len(paths)
            for bad in ("lost", "cut", "otherwise"):
                counts[bad] += fates[bad]
            left = partial(root)
            counts["rounds with tmp"] += bool(left)
            counts["tmp left by kill"] += len(left)
            run(commands(bins)["opgave-format"], root)
            left = partial(root)
            counts["tmp left after a further opgave-format"] += len(left)
            for path in left: path.unlink()
        total += counts
        print(f"kill {name}: one run {min(times):.3f} s, {rounds // 2} rounds, {same} of 300 files not changed;",
              ", ".join(f"{key} {counts[key]}" for key in counts))
    return total["lost"] + total["cut"] + total["otherwise"] + total["tmp left after a further opgave-format"]


def fate(path, old, new):
    if not path.exists(): return "lost"
    data = path.read_bytes()
    if data in (old, new): return "old" if data == old else "new"
    return "cut" if old.startswith(data) or new.startswith(data) else "otherwise"


def plain(data):
    """A text without what tells files of one shape apart."""
    return re.sub(rb"(# merk|# eind|nummer-) ?\d+", rb"\1", data)


def expected(bins):
    """What the tools, in any order, make of texts when nobody disturbs them."""
    found = set()
    for order in ([], [0], [1], [0, 1], [1, 0]):
        paths = repository(WORK / "expected", len(SHAPES))
        for number in order: run(list(commands(bins).values())[number], WORK / "expected")
        found |= {plain(path.read_bytes()) for path in paths}
    return found


def verdict(path, marker, good):
    try: data = path.read_bytes()
    except FileNotFoundError: return "missing"
    found = re.findall(rb"# (merk|eind) (\d+)", data)
    if found == [(b"merk", b"%d" % marker), (b"eind", b"%d" % marker)]:
        if plain(data) in good: return "ok"
        (WORK / f"mangled-{marker}").write_bytes(data)
        return "mangled"
    if not data: return "empty"
    if len(found) != 2: return "cut"
    return f"older by {marker - int(found[0][1])}" if found[0][1] == found[1][1] else "mixed"


def settled(path, marker, good, is_same=lambda: True):
    """The verdict, once it is good or did not get so within half a second: for a moment a tool may hold the newest text."""
    until = time.monotonic() + 0.5
    while (result := verdict(path, marker, good)) != "ok" and time.monotonic() < until and is_same(): time.sleep(0.01)
    return result


def saver(paths, good, last, saving, saves, losses, finish):
    ways, traces = collections.Counter(), {}
    rng = random.Random(7)
    number = 0

    def look(number):
        result = settled(paths[number], last[number], good)
        if result != "ok": losses.put((last[number], paths[number].name, *traces.get(number, ("", "")), result))

    for marker in range(1, saves + 1):
        # Half of the time the same file again, so that saves follow one another while a tool writes it.
        if rng.random() > 0.5: number = rng.randrange(len(paths)) if rng.random() < 0.3 else rng.randrange(30)
        look(number)
        saving.value, way = number, rng.choice(WAYS)
        trace = save(paths[number], unformatted(number, marker), way)
        last[number], traces[number] = marker, (way, trace)
        saving.value = -1
        ways[way] += 1
        time.sleep(rng.expovariate(1 / 0.006))
    finish.set()
    while finish.is_set(): time.sleep(0.05)
    for number in range(len(paths)): look(number)
    losses.put(dict(ways))


def race(bins, saves):
    root, good = WORK / "race", expected(bins)
    paths = repository(root, 300)
    last, saving = multiprocessing.Array("i", len(paths), lock=False), multiprocessing.Value("i", -1, lock=False)
    losses, finish = multiprocessing.Queue(), multiprocessing.Event()
    process = multiprocessing.Process(target=saver, args=(paths, good, last, saving, saves, losses, finish))
    counts, found = collections.Counter(), {}

    def sample():
        for number, path in enumerate(paths):
            marker = last[number]
            is_same = lambda: last[number] == marker and saving.value != number
            if is_same() and (result := settled(path, marker, good, is_same)) != "ok" and is_same():
                found.setdefault((marker, path.name), ("sampled", "", result))

    def loop(name, command):
        while not finish.is_set():
            done = run(command, root)
            counts[name] += 1
            counts[f"{name} exit {done.returncode}"] += 1
            counts["newer text met"] += len(re.findall("ondertussen|meanwhile|intussen", done.stderr))
            sample()

    threads = [threading.Thread(target=loop, args=item) for item in commands(bins).items()]
    process.start()
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    finish.clear()
    while isinstance(item := losses.get(), tuple): found[item[:2]] = item[2:]
    process.join()
    print("race saves:", item, "runs:", dict(counts), "tmp left:", len(partial(root)))
    by_way = collections.Counter((way, result.split(" by")[0]) for way, _, result in found.values())
    print("race LOST SAVES:", len(found), {" ".join(key): count for key, count in by_way.items()})
    for (marker, name), (way, trace, result) in sorted(found.items()):
        print(f"  save {marker} of {name} ({way}): {result}; {trace}")
    return len(found)


if __name__ == "__main__":
    loops = {"kill": kill, "race": race, "torture": torture}
    if len(sys.argv) != 4 or sys.argv[1] not in loops: sys.exit(__doc__)
    failed = loops[sys.argv[1]](os.path.abspath(sys.argv[2]), int(sys.argv[3]))
    if failed: sys.exit(f"see {WORK}")
    shutil.rmtree(WORK)
