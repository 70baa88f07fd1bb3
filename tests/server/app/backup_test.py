# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of a server that is written to, restored, and believed only when consistency.py and the log of what
was acknowledged say so. Arguments: a JSON object, see backup_test.cpp."""
import hashlib
import io
import json
import os
import pathlib
import signal
import stat
import subprocess
import sys
import tarfile
import time

OPTIONS = json.loads(sys.argv[1])
sys.path.insert(0, OPTIONS["support"])
from backup_load import Load, numbers  # noqa: E402
from consistency import Database, complaints  # noqa: E402

FOLDER = pathlib.Path(OPTIONS["folder"])
ROUNDS = 4
USAGE, DATA, UNAVAILABLE, CANNOT_CREATE, INTERRUPTED = 64, 65, 69, 73, 130


def start(*words, database=None, data_dir=None):
    return subprocess.Popen([OPTIONS["program"], *map(str, words), "--data-dir", data_dir or OPTIONS["dataDir"],
                             "--database-url", database or OPTIONS["database"]],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(*words, expect=0, says="", **where):
    process = start(*words, **where)
    out, err = process.communicate(timeout=120)
    assert process.returncode == expect, f"{words}: {process.returncode} instead of {expect}\n{out}{err}"
    assert says in out + err, f"{words} does not say “{says}”:\n{out}{err}"
    return out + err


def fresh_dir(name):
    path = FOLDER / name
    path.mkdir(mode=0o700)
    return str(path)


def left_overs():
    return [path.name for path in FOLDER.iterdir() if path.name.startswith(".gremio")]


def consistent(url):
    found = complaints(url)
    assert not found, f"{url}: " + "; ".join(found)


def under_load():
    """Several backups while everybody writes; what each holds is a prefix of what was done."""
    load = Load(OPTIONS["url"], OPTIONS["email"], OPTIONS["password"])
    spans = []
    try:
        deadline = time.monotonic() + 120
        while min(load.acked().values()) < 5:
            assert time.monotonic() < deadline, f"hardly anything is written: {load.acked()}"
            time.sleep(0.05)
        for n in range(ROUNDS):
            before = load.acked()
            run("backup", FOLDER / f"{n}.backup", says="verified")
            spans.append((before, load.acked()))
    finally:
        done = load.stop()
    assert all(sum(after.values()) > sum(before.values()) for before, after in spans), \
        f"nobody wrote while it was backed up: {spans}"
    for n, (before, after) in enumerate(spans):
        where = {"database": OPTIONS["targets"][n], "data_dir": fresh_dir(f"restored-{n}")}
        told = run("restore", FOLDER / f"{n}.backup", says="Restored the state of", **where)
        consistent(where["database"])
        with Database(where["database"]) as db:
            # What waited may have gone out after the backup: nothing goes out twice unless an admin says so.
            held = db.value("SELECT count(*) FROM outbox WHERE state = 'dead' AND last_error LIKE '%restored%'")
            assert held >= before["join"] and f"{held} mails are held" in told, (held, before, told)
            assert db.value("SELECT count(*) FROM outbox") == held
            for name, found in numbers(db).items():
                assert found == list(range(1, len(found) + 1)), f"backup {n}: {name} has holes: {found[:50]}…"
                # One write of each was on its way when it ended.
                assert before[name] <= len(found) <= after[name] + 1, \
                    f"backup {n}: {len(found)} of {name}, {before[name]} were acknowledged before, {after[name]} after"
            assert db.value("SELECT count(*) FROM audit_log WHERE act = 'backup-restored'") == 1
        run("check", database=where["database"], data_dir=where["data_dir"], says="schema          ok")
        run("admin", "audit", "verify", says="None was altered", **where)
    with Database(OPTIONS["database"]) as db:
        assert db.value("SELECT count(*) FROM outbox WHERE state <> 'waiting'") == 0, "a backup changes nothing"
    return done


def manners(backup):
    """What a good tool does and does not do with files."""
    assert stat.S_IMODE(os.stat(backup).st_mode) == 0o600
    with tarfile.open(backup) as archive:
        names = archive.getnames()
        manifest = json.load(archive.extractfile("manifest.json"))
        sums = archive.extractfile("SHA256SUMS").read().decode().splitlines()
        for line in sums:
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.extractfile(name).read()).hexdigest() == digest
    assert names[0] == "manifest.json" and names[-1] == "SHA256SUMS" and len(sums) == len(names) - 1
    assert "signing.key" not in names
    with Database(OPTIONS["database"]) as db:  # every table, whoever adds one
        assert {t["name"] for t in manifest["database"]["tables"]} == set(db.tables()) - db.virtual(), manifest
    before = backup.read_bytes()
    run("backup", backup, expect=CANNOT_CREATE, says="--force")
    assert backup.read_bytes() == before
    run("backup", FOLDER, expect=CANNOT_CREATE, says="folder")
    run("backup", FOLDER / "nowhere" / "x", expect=CANNOT_CREATE)
    run("backup", expect=USAGE, says="Name one file")
    run("backup", "--help", says="--with-key")
    run("restore", "--help", says="--force")
    out = run("backup", FOLDER / "keyed.backup", "--with-key", says="can sign in as anybody")
    run("backup", FOLDER / "keyed.backup", "--force", "--with-key")
    with tarfile.open(FOLDER / "keyed.backup") as archive:
        assert archive.extractfile("signing.key").read() == (pathlib.Path(OPTIONS["dataDir"]) / "signing.key").read_bytes()
    assert not left_overs(), left_overs()
    return out


def interrupted():
    """SIGINT leaves neither the file nor pieces of it."""
    ended = 0
    for delay in (0.0, 0.01, 0.02, 0.05, 0.1):
        process = start("backup", FOLDER / "interrupted.backup")
        process.stderr.readline()  # "Reading …": from here on it hears signals
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        assert process.returncode in (0, INTERRUPTED), process.returncode
        assert (FOLDER / "interrupted.backup").exists() == (process.returncode == 0)
        (FOLDER / "interrupted.backup").unlink(missing_ok=True)
        assert not left_overs(), left_overs()
        ended += process.returncode == INTERRUPTED
    assert ended > 0, "it was never interrupted"


def rewritten(backup, name, change):
    """A copy whose manifest says something else, with sums that fit."""
    path = FOLDER / name
    with tarfile.open(backup) as old, tarfile.open(path, "w") as new:
        sums = []
        for member in old.getmembers():
            data = old.extractfile(member).read()
            if member.name == "manifest.json":
                manifest = json.loads(data)
                change(manifest)
                data = json.dumps(manifest).encode()
            if member.name == "SHA256SUMS":
                data = "".join(sums).encode()
            else:
                sums.append(f"{hashlib.sha256(data).hexdigest()}  {member.name}\n")
            entry = tarfile.TarInfo(member.name)
            entry.size = len(data)
            new.addfile(entry, io.BytesIO(data))
    return path


def content(url):
    """All rows of all tables, as something to compare."""
    with Database(url) as db:
        return {table: sorted(repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
                              for row in db.rows(f'SELECT * FROM "{table}"'))
                for table in db.tables() if table not in db.virtual()}


def bad_files(good, target, data_dir):
    """Nothing that is not a whole backup of this engine is let near the database."""
    where = {"database": target, "data_dir": data_dir}
    was = content(target)
    data = good.read_bytes()

    def refused(path, says):
        run("restore", path, "--force", expect=DATA, says=says, **where)

    def bad(name, data, says="no whole backup of Gremio"):
        (FOLDER / name).write_bytes(data)
        refused(FOLDER / name, says)

    refused(FOLDER / "missing", "There is no file")
    bad("empty", b"")
    bad("text", b"Dear admin,\n" * 500)
    bad("database", b"SQLite format 3\0" + bytes(9000))
    for part in (100, 512, 600, len(data) // 3, len(data) // 2, len(data) - 10240 if len(data) > 12000 else 5000):
        bad("cut", data[:part])
    for place in (3, 700, len(data) // 4, len(data) // 2, 3 * len(data) // 4):
        bad("flipped", data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1:])
    with tarfile.open(FOLDER / "foreign", "w") as archive:
        archive.add(__file__, "manifest.json")
    refused(FOLDER / "foreign", "manifest")

    def other_engine(manifest):
        manifest["database"]["engine"] = "sqlite" if manifest["database"]["engine"] != "sqlite" else "postgresql"

    def newer_format(manifest):
        manifest["format"] = 2
        manifest["gremio"] = "9.9"

    def newer_schema(manifest):
        manifest["database"]["schema"].append({"version": 9000, "name": "9000_future", "checksum": "00"})

    def fewer_rows(manifest):
        next(t for t in manifest["database"]["tables"] if t["name"] == "users")["rows"] -= 1

    refused(rewritten(good, "other-engine", other_engine), "no whole backup")
    refused(OPTIONS["otherEngine"], "a backup does not move from one to the other")
    refused(rewritten(good, "newer-format", newer_format), "newer Gremio (9.9)")
    refused(rewritten(good, "newer-schema", newer_schema), "made by a newer Gremio")
    refused(rewritten(good, "fewer-rows", fewer_rows), "cannot be trusted")
    assert content(target) == was
    assert not left_overs()


def never_by_accident(good, target, data_dir):
    """Accounts are not overwritten unasked, and never under a running server; a restore that dies leaves one
    of the two states, whole."""
    where = {"database": target, "data_dir": data_dir}
    was = content(target)
    run("restore", good, expect=DATA, says="--force", **where)
    assert content(target) == was
    server = content(OPTIONS["database"])
    run("restore", good, "--force", expect=DATA, says="Stop", data_dir=data_dir)
    assert content(OPTIONS["database"])["users"] == server["users"]

    died = 0
    for delay in (0.0, 0.02, 0.05, 0.1, 0.2, 0.3):
        process = start("restore", good, "--force", **where)
        time.sleep(delay)
        process.kill()
        process.communicate(timeout=60)
        died += process.returncode == -signal.SIGKILL
        for _ in range(100):  # PostgreSQL may need a moment to see that its client is gone
            if OPTIONS["database"].startswith("sqlite") or others(target) == 0:
                break
            time.sleep(0.1)
        consistent(target)
    assert died > 0
    run("restore", good, "--force", says="verified", **where)
    consistent(target)


def others(url):
    with Database(url) as db:
        return db.value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                        "AND pid <> pg_backend_pid()")


def keys(keyed, target):
    """The signing key: comes along when asked, never over another unasked."""
    data_dir = fresh_dir("keyed")
    where = {"database": target, "data_dir": data_dir}
    key = pathlib.Path(data_dir) / "signing.key"
    run("restore", keyed, "--force", says="signing key is the one of the backup", **where)
    assert key.read_bytes() == (pathlib.Path(OPTIONS["dataDir"]) / "signing.key").read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.unlink()
    run("admin", "keys", "create", **where)
    other = key.read_bytes()
    run("restore", FOLDER / "0.backup", "--force", says="holds no signing key", **where)
    assert key.read_bytes() == other
    run("restore", keyed, "--force", says="kept beside it", **where)
    assert key.read_bytes() != other
    assert [path.read_bytes() for path in pathlib.Path(data_dir).glob("signing.key.before-*")] == [other]


def the_checker_sees(url):
    """What is wrong is found: otherwise all of the above would prove nothing."""
    wrongs = {
        "UPDATE audit_log SET details = '[{}]' WHERE seq = 3": "was altered",
        "DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)": "head of the audit log",
        "UPDATE profiles SET taken = taken + 1 WHERE display_name = 'asked'": "taken places",
        "UPDATE profiles SET display_name = 'x' WHERE display_name = 'asked'": "another name",
        "UPDATE open_requests SET waiting = waiting + 1": "waiting requests",
        "DELETE FROM mentorships": "without a mentorship",
    }
    if url.startswith("sqlite"):
        wrongs["DROP TRIGGER profiles_words_update; UPDATE profiles SET search_text = 'x' WHERE place > 0"] = "search index"
        wrongs["PRAGMA foreign_keys = OFF; DELETE FROM skills"] = "refer to missing rows of skills"
    for sql, expected in wrongs.items():
        with Database(url) as db:
            cursor = db.connection.cursor()
            cursor.executescript(sql) if db.sqlite else cursor.execute(sql)
            db.connection.commit()
        found = complaints(url)
        assert any(expected in text for text in found), f"{sql}: {found}"


def main():
    done = under_load()
    first, last = FOLDER / "0.backup", FOLDER / f"{ROUNDS - 1}.backup"
    manners(first)
    interrupted()
    bad_files(last, OPTIONS["targets"][0], str(FOLDER / "restored-0"))
    never_by_accident(last, OPTIONS["targets"][0], str(FOLDER / "restored-0"))
    keys(FOLDER / "keyed.backup", OPTIONS["targets"][1])
    the_checker_sees(OPTIONS["targets"][2])
    print("restored and consistent:", json.dumps(done))


main()
