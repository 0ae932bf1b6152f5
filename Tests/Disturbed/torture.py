"""A repository in which everything moves while all tools work in it."""
import collections, json, os, random, shutil, signal, stat, subprocess, threading, time
from client import Client
from repository import FOLDERS, NAMES, SETTINGS, WAYS, WORK, commands, repository, run, save, text_of, unformatted


def disturb(root, outside, rng, is_calm):
    """One change of the repository, whatever stands there, never by way of a link; when calm of single files only, so that
    a server that reads everything again does not hide that it missed something."""
    path, other = root / rng.choice(NAMES), root / rng.choice(NAMES)
    folder, away = root / rng.choice(FOLDERS[:2]), root / "weg"
    if any(os.path.realpath(each.parent) != str(each.parent) for each in (path, other)): return
    for each in (path, other): each.parent.mkdir(parents=True, exist_ok=True)
    what = rng.choice([kind for kind in range(16) if not is_calm or kind not in (6, 7, 8, 15)])
    if what >= 9 and what < 15 and stat.S_ISREG(os.lstat(path).st_mode if os.path.lexists(path) else stat.S_IFREG):
        save(path, text_of(rng).encode() + b"\n}\n", rng.choice(WAYS))
    elif what == 0: os.path.lexists(path) and os.rename(path, other)
    elif what == 1: path.unlink(missing_ok=True)
    elif what in (2, 3, 4, 5):
        # Atomically in the place of what is there.
        beside = root / ".new"
        beside.unlink(missing_ok=True)
        if what == 2: os.mkfifo(beside)
        elif what == 3 and path.is_file(): os.link(path, beside, follow_symlinks=False)
        else: beside.symlink_to(rng.choice([other, outside / path.name, outside / "weg.opgave", outside, path]))
        if beside.is_symlink() or beside.exists(): os.rename(beside, path)
    elif what in (6, 7):
        # For a moment, or until the next round, a folder is a link to one outside.
        shutil.rmtree(away, ignore_errors=True)
        os.rename(folder, away)
        if what == 6: folder.symlink_to(outside)
        time.sleep(rng.random() * 0.05)
        if what == 6: folder.unlink()
        if rng.random() < 0.2: shutil.rmtree(away)
        else: os.rename(away, folder)
    elif what == 8:
        settings = root / rng.choice(["instellingen.opgave"] * 3 + ["werken/instellingen.opgave"])
        settings.parent.mkdir(exist_ok=True)
        choice = rng.randrange(4)
        if choice == 0: settings.unlink(missing_ok=True)
        else: settings.write_text([SETTINGS.replace("nl", "en"), SETTINGS + "}", SETTINGS.replace(
            "}", '  uitsluiten: "werken/**"\n}')][choice - 1])
    elif what == 15: shutil.rmtree(folder, ignore_errors=True)


def torture(bins, seconds, round_seconds=15):
    root, outside, rng, counts = WORK / "torture", WORK / "outside", random.Random(int(os.environ.get("OPGAVE_SEED", 3))), collections.Counter()
    repository(root, 20)
    # Outside is a repository too, so that a link to it finds settings there.
    repository(outside, 0)
    for number in range(8): (outside / f"f{number}.opgave").write_bytes(unformatted(number, 0))
    sentinel = {path: path.read_bytes() for path in outside.iterdir()}
    folder_time = outside.stat().st_mtime_ns
    going, stopped, failures, crashes = threading.Event(), threading.Event(), [], collections.Counter()

    def loop(name, command):
        while not stopped.is_set():
            if not going.wait(0.1): continue
            with busy:
                try: code = run(command, root).returncode
                except subprocess.TimeoutExpired: code = "hangs"
                if code == -signal.SIGILL:
                    for core in root.glob("core*"): shutil.move(core, WORK / f"core-{counts.total()}")
                counts[f"{name} exit {code}"] += 1
                if code not in (0, 1, 2): crashes[f"{name} ended with {code}"] += 1

    busy = threading.Semaphore(2)
    for item in commands(bins).items(): threading.Thread(target=loop, args=item, daemon=True).start()
    check = [f"{bins}/opgave", "check"]
    output = open(WORK / "watch.out", "wb")
    watch = subprocess.Popen(check + ["--watch"], cwd=root, stdout=output, stderr=open(WORK / "watch.err", "wb"))
    client = Client(bins, root)
    for name in NAMES[:4]: client.show(root / name, text_of(rng))

    def editor():
        nonlocal client
        own = random.Random(5)
        while not stopped.is_set():
            if not going.wait(0.1): continue
            with typing:
                client.act(own)
                if client.process.poll() is not None:
                    code = client.process.returncode
                    client, asked = client.heir(bins)
                    crashes[f"opgave-lsp ended with {code}, asked for {asked}"] += 1
            counts["editor"] += 1
            time.sleep(own.expovariate(1 / 0.02))

    typing = threading.Lock()
    threading.Thread(target=editor, daemon=True).start()
    for round in range(max(1, seconds // round_seconds)):
        end = time.monotonic() + round_seconds
        going.set()
        was_calm = False
        while time.monotonic() < end:
            is_calm = time.monotonic() > end - round_seconds / 3
            if is_calm and not was_calm: (root / "instellingen.opgave").write_text(SETTINGS)
            was_calm = is_calm
            try: disturb(root, outside, rng, is_calm)
            except OSError as error:
                counts[f"disturb {type(error).__name__}"] += 1
            counts["disturbances"] += 1
            time.sleep(rng.expovariate(1 / 0.006))
        going.clear()
        for _ in range(2): busy.acquire()
        with typing:
            rest(bins, client, root, check, watch, failures, counts, round)
        busy.release(2)
        changed = [path.name for path, data in sentinel.items() if path.read_bytes() != data]
        if changed: failures.append(f"round {round}: outside were changed: {changed}")
        for path, data in sentinel.items(): path.write_bytes(data)
        if len(list(outside.iterdir())) != len(sentinel): failures.append(f"round {round}: something was added outside")
        counts["rounds with the folder outside touched"] += outside.stat().st_mtime_ns != folder_time
        folder_time = outside.stat().st_mtime_ns
        late, overdue = client.slowest, client.overdue()
        if late[0] > 10 or overdue: failures.append(f"round {round}: slow {late}, unanswered {overdue}")
        for name, process in (("opgave-lsp", client.process), ("check --watch", watch)):
            if process.poll() is not None: failures.append(f"round {round}: {name} ended with {process.returncode}")
    stopped.set()
    print("torture:", dict(counts), f"slowest answer {client.slowest[0]:.2f} s ({client.slowest[1]})")
    watch.send_signal(signal.SIGINT)
    if watch.wait(5) != 130: failures.append(f"check --watch ended with {watch.returncode} when interrupted")
    client.ask("shutdown", None)
    client.tell("exit", None)
    if client.process.wait(5) != 0: failures.append(f"opgave-lsp ended with {client.process.returncode}")
    failures += [f"{what}: {times} times" for what, times in crashes.items()]
    print("torture FAILURES:", len(failures), *failures, sep="\n  ")
    return len(failures)


def rest(bins, client, root, check, watch, failures, counts, round):
    """Whether, once nothing changes any more, the server and check --watch say what fresh ones do."""
    fresh = Client(bins, root)
    for path, (_, text) in client.open.items(): fresh.show(path, text)
    expected, before = fresh.diagnostics(), None
    while expected != before:
        time.sleep(0.5)
        expected, before = fresh.diagnostics(), expected
    client.tell_disk()
    start = time.monotonic()
    while (found := client.diagnostics()) != expected and time.monotonic() < start + 10: time.sleep(0.02)
    took = time.monotonic() - start
    counts["diagnostics compared"] += sum(map(len, expected.values()))
    counts["slowest rest in ms"] = max(counts["slowest rest in ms"], round_ms := int(took * 1000))
    if round_ms > 2000:
        wrong = [uri for uri in sorted(found.keys() | expected.keys()) if found.get(uri, []) != expected.get(uri, [])]
        failures.append(f"round {round}: diagnostics differ for {took:.1f} s: {wrong[:3]} ({len(wrong)})")
        (WORK / f"differ{round}.json").write_text(json.dumps({uri: (found.get(uri), expected.get(uri)) for uri in wrong}, indent=1))
        shutil.copytree(root, WORK / f"differ{round}", symlinks=True, dirs_exist_ok=True,
                        ignore=lambda folder, names: [name for name in names if stat.S_ISFIFO(os.lstat(f"{folder}/{name}").st_mode)])
    start, whole = time.monotonic(), run(check, root).stdout
    while not (same := (WORK / "watch.out").read_text().endswith(whole)) and time.monotonic() < start + 10: time.sleep(0.1)
    counts["slowest check --watch in ms"] = max(counts["slowest check --watch in ms"], int(1000 * (time.monotonic() - start)))
    if not same:
        failures.append(f"round {round}: check --watch does not come to say what check says")
        (WORK / f"expected{round}.out").write_text(whole)
        shutil.copy(WORK / "watch.out", WORK / f"watch{round}.out")
    fresh.process.kill()
