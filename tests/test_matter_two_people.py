"""Two people change one matter at once, each in a process of his own: nothing of either is lost."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matter_maker import CHABA, DAM, ID, KASIAN, editor, environment, here, staffed_office

from pipeline.office.office import Office

#: seconds, on a machine that does much else; nothing waits so long where all is well
LIMIT = 120


@contextmanager
def started(office: Office, *arguments: str, **env: str) -> Iterator[subprocess.Popen[str]]:
    command = [str(KASIAN), *arguments]
    with subprocess.Popen(
        command,
        cwd=office.root,
        env=environment(**env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(file: Path, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + LIMIT
    while not file.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, f"{file} was never made"
        time.sleep(0.02)  # between two looks


def ended(process: subprocess.Popen[str]) -> str:
    """Give what it said beside its answer."""
    _, said = process.communicate(timeout=LIMIT)
    assert process.returncode == 0, said
    return said


def acts_of(office: Office) -> list[dict[str, object]]:
    acts: list[dict[str, object]] = json.loads(here(office, "show", ID, "--json").stdout)["acts"]
    return acts


def test_two_edits_at_once_are_both_kept_and_the_later_stands(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    first = json.loads(here(office, "note", ID, "--json").stdout)
    opened, go_on = tmp_path / "opened", tmp_path / "go_on"
    waiting = editor(
        tmp_path,
        f'touch "{opened}"',
        f"for i in $(seq {LIMIT * 20}); do if [ -e '{go_on}' ]; then break; fi; sleep 0.05; done",
        'echo "- ของนายดำ" >> "$1"',
    )
    quick = editor(tmp_path, 'echo "- ของนางสาวชบา" >> "$1"')
    with started(office, "note", ID, "--edit", "--as", "ดำ", EDITOR=waiting) as his:
        wait_for(opened, his)
        with started(office, "note", ID, "--edit", "--as", "ชบา", EDITOR=quick) as hers:
            assert "ระหว่างที่แก้ไข" not in ended(hers)
        second = json.loads(here(office, "note", ID, "--json").stdout)
        go_on.touch()
        (told,) = [line for line in ended(his).splitlines() if "ระหว่างที่แก้ไข" in line]
    assert f"{CHABA} แก้ไขบันทึก" in told
    acts = acts_of(office)
    assert [(one["kind"], one["who"]) for one in acts] == [("edited", CHABA), ("edited", DAM)]
    for one, before in zip(acts, (first, second), strict=True):
        assert isinstance(one["told"], dict)
        assert one["told"]["before"]["line"] == before["line"]
    now = json.loads(here(office, "note", ID, "--json").stdout)["line"]
    assert second["line"].endswith("ของนางสาวชบา")
    assert now.endswith("ของนายดำ")
    assert "ของนางสาวชบา" not in now


def test_two_orders_at_once_are_both_kept(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    with (
        started(office, "order", ID, "มอบชบา", "--to", "ชบา", "--due", "2565-03-20") as one,
        started(office, "order", ID, "มอบดำ", "--to", "ดำ", "--due", "2565-03-21") as other,
    ):
        ended(one)
        ended(other)
    acts = acts_of(office)
    assert {(one["kind"], one["told"]["text"]) for one in acts if isinstance(one["told"], dict)} == {
        ("ordered", "มอบชบา"),
        ("ordered", "มอบดำ"),
    }
    last = acts[-1]["told"]
    assert isinstance(last, dict)
    assert json.loads(here(office, "show", ID, "--json").stdout)["officer"] == last["to"]
    owed = json.loads(here(office, "due", "--json").stdout)["due"]
    assert {one["who"] for one in owed} >= {CHABA, DAM}
