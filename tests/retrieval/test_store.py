"""State: what survives kills, several processes, damage; and that the index follows the store."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from retrieval import Memory
from solvers.errors import StoreError

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "instances.sqlite3"


def start_writer(folder: Path, seed: int, count: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), str(folder), str(seed), str(count)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def opened(folder: Path) -> Memory:
    return Memory(folder, use_text_model=False)


def index_files(folder: Path) -> list[Path]:
    return sorted((folder / "indexes").glob("*.faiss"))


@pytest.mark.parametrize("after", [1, 23])
def test_killing_the_writer_loses_nothing_acknowledged(tmp_path, sudoku, after):
    writer = start_writer(tmp_path, after, 100_000)
    assert writer.stdout
    acknowledged = [writer.stdout.readline().strip() for _ in range(after)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.read().split("\n")[:-1]  # printed before the kill reached it
    writer.wait()
    assert all(acknowledged)
    with opened(tmp_path) as memory:
        assert memory._store.known(acknowledged) == set(acknowledged)
        stored = list(memory._store.of_task("sudoku"))
        assert len(acknowledged) <= len(stored) <= len(acknowledged) + 1  # one may have been on its way
        last = sudoku.problem(stored[-1].problem)
        assert memory.recall(sudoku, last) is not None
        assert memory.nearest(sudoku, last)[0].id == stored[-1].id
        memory._store.check()


def test_two_processes_write_at_the_same_time(tmp_path, sudoku):
    writers = [start_writer(tmp_path, seed, 40) for seed in (1, 2, 1)]  # two of them with the same boards
    ids = [set(writer.communicate(timeout=60)[0].split()) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert ids[0] == ids[2]
    with opened(tmp_path) as memory:
        assert memory.stats()["instances"] == len(ids[0] | ids[1]) == 80
        for instance in list(memory._store.of_task("sudoku"))[::20]:
            assert memory.nearest(sudoku, sudoku.problem(instance.problem), k=1)[0].id == instance.id


def test_threads_share_one_memory(tmp_path, sudoku, boards):
    pairs = boards(40)
    failures: list[BaseException] = []
    with opened(tmp_path) as memory:

        def work(part):
            try:
                for problem, values in part:
                    memory.add(sudoku, problem, values, solved_by="test")
                    assert memory.recall(sudoku, problem) is not None
                    assert memory.nearest(sudoku, problem, k=1)[0].similarity == pytest.approx(1, abs=1e-5)
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work, args=(pairs[i::4],)) for i in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        assert not failures
        assert memory.stats()["instances"] == 40


# The index follows the store ------------------------------------------------------------------------------


def test_another_process_sees_what_is_added_and_forgotten(tmp_path, sudoku, boards):
    pairs = boards(6)
    with opened(tmp_path) as one, opened(tmp_path) as two:
        ids = one.add_many(sudoku, pairs[:3], solved_by="test")
        assert two.nearest(sudoku, pairs[0][0])[0].id == ids[0]
        ids.append(one.add(sudoku, *pairs[3], solved_by="test"))
        assert two.nearest(sudoku, pairs[3][0])[0].id == ids[3]
        one.forget(ids[1])
        ids.append(one.add(sudoku, *pairs[4], solved_by="test"))  # as many rows as before
        found = {hit.id for hit in two.nearest(sudoku, pairs[4][0], k=10)}
        assert found == {ids[0], ids[2], ids[3], ids[4]}


@pytest.mark.parametrize("damage", ["missing", "truncated", "flipped", "empty", "header", "behind", "folder"])
def test_an_index_that_is_missing_damaged_or_behind_is_rebuilt_silently(tmp_path, sudoku, boards, damage):
    pairs = boards(30)
    with opened(tmp_path) as memory:
        ids = memory.add_many(sudoku, pairs[:20], solved_by="test")
        memory.nearest(sudoku, pairs[0][0])
    (file,) = index_files(tmp_path)
    whole = file.read_bytes()
    if damage == "missing":
        file.unlink()
    elif damage == "folder":
        file.unlink()
        file.mkdir()  # cannot even be replaced: the index works from memory
    elif damage == "behind":
        with opened(tmp_path) as memory:
            ids += memory.add_many(sudoku, pairs[20:], solved_by="test")
        assert file.read_bytes() == whole
    else:
        half = len(whole) // 2
        file.write_bytes({
            "truncated": whole[:half],
            "flipped": whole[:half] + bytes([whole[half] ^ 255]) + whole[half + 1:],
            "empty": b"",
            "header": b'{"format": 1, "state": 7}\n' + whole,
        }[damage])
    with opened(tmp_path) as memory:
        for i in range(0, len(ids), 7):
            assert memory.nearest(sudoku, pairs[i][0])[0].id == ids[i]
        assert len(memory.nearest(sudoku, pairs[0][0], k=100)) == len(ids)
        assert memory.stats()["index"] == {"sudoku": "ready"}
    if damage != "folder":
        assert file.read_bytes().startswith(b'{"format": 1')
    assert not list(file.parent.glob("*.tmp"))


def test_an_index_of_the_same_rows_saves_and_loads_without_the_vectors(tmp_path, sudoku, boards):
    pairs = boards(10)
    with opened(tmp_path) as memory:
        ids = memory.add_many(sudoku, pairs, solved_by="test")
        memory.nearest(sudoku, pairs[0][0])
    with sqlite3.connect(tmp_path / DATABASE) as db:
        db.execute("DELETE FROM vectors")  # proves that the file was used, and that vectors are no truth
    with opened(tmp_path) as memory:
        assert memory.stats()["index"] == {"sudoku": "ready"}
        assert memory.nearest(sudoku, pairs[4][0])[0].id == ids[4]
        index_files(tmp_path)[0].unlink()
        assert memory.rebuild()["instances"] == {"sudoku": 10}
        assert memory.nearest(sudoku, pairs[4][0])[0].id == ids[4]


def test_a_store_put_back_from_a_backup_does_not_meet_the_wrong_index(tmp_path, sudoku, boards):
    pairs = boards(4)
    database = tmp_path / DATABASE
    with opened(tmp_path) as memory:
        memory.add(sudoku, *pairs[0], solved_by="test")
    backup = database.read_bytes()
    with opened(tmp_path) as memory:
        memory.add(sudoku, *pairs[1], solved_by="test")
        memory.nearest(sudoku, pairs[1][0])
    database.write_bytes(backup)
    with opened(tmp_path) as memory:  # row 2 is another problem now
        id = memory.add(sudoku, *pairs[2], solved_by="test")
        hit = memory.nearest(sudoku, pairs[2][0])[0]
        assert hit.id == id and hit.similarity == pytest.approx(1, abs=1e-5)


def test_rebuild_reaches_other_processes(tmp_path, sudoku, boards):
    pairs = boards(4)
    with opened(tmp_path) as one, opened(tmp_path) as two:
        one.add_many(sudoku, pairs, solved_by="test")
        two.nearest(sudoku, pairs[0][0])
        before = two._indexes["sudoku"]
        one.rebuild()
        assert two.nearest(sudoku, pairs[1][0])[0].similarity == pytest.approx(1, abs=1e-5)
        assert two._indexes["sudoku"] is not before


# Damage ---------------------------------------------------------------------------------------------------


def test_a_damaged_database_says_what_to_do_and_deletes_nothing(tmp_path, sudoku, boards):
    database = tmp_path / DATABASE
    database.write_bytes(b"this is no database " * 500)
    before = database.read_bytes()
    with pytest.raises(StoreError, match=r"is damaged .* Nothing was deleted.*backup"):
        opened(tmp_path)
    assert database.read_bytes() == before


def test_damage_inside_the_file_is_a_store_error(tmp_path, sudoku, boards):
    database = tmp_path / DATABASE
    with opened(tmp_path) as memory:
        memory.add_many(sudoku, boards(60), solved_by="test")
    content = bytearray(database.read_bytes())
    content[8192:-4096] = os.urandom(len(content) - 8192 - 4096)
    database.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), opened(tmp_path) as memory:
        memory.rebuild()


def test_a_database_of_another_program_is_left_alone(tmp_path):
    database = tmp_path / DATABASE
    with sqlite3.connect(database) as db:
        db.execute("CREATE TABLE notes (text TEXT)")
    before = database.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        opened(tmp_path)
    assert database.read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    opened(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="format 99"):
        opened(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="HYBRID_HOME"):
        opened(tmp_path / "file" / "workspace")


def test_a_closed_store_is_a_store_error(tmp_path, sudoku, boards):
    memory = opened(tmp_path)
    memory.close()
    with pytest.raises(StoreError, match="closed"):
        memory.add(sudoku, *boards(1)[0], solved_by="test")
