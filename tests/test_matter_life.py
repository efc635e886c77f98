"""The life of a matter: what an officer changed is his, and what stood before is kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matter_maker import CHABA, DAM, ID, by, staffed_office
from office_maker import drop, files_in, indexed, problems, quick, take_in

from pipeline.catalogue import reading
from pipeline.catalogue.acts import all_acts
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.rows import ActRow
from pipeline.lookup import Stored, stored_letter
from pipeline.matter.doing import accept, finish, order, present
from pipeline.matter.keeping import done_in
from pipeline.matter.note.editing import Edited, begin, commit
from pipeline.matter.note.kept import kept_share
from pipeline.matter.note.rewording import by_officer, reworded
from pipeline.matter.note.text import EmptyNote, from_text, to_text
from pipeline.matter.note.versions import kasians_draft, versions
from pipeline.matter.note.words import NoteWords, Part, changes, pairs, words_of
from pipeline.matter.report import COUNTED, report
from pipeline.matter.steps import NotNow
from pipeline.memo.as_json import memo_from_json, memo_to_json
from pipeline.memo.evidence import OFFICER
from pipeline.memo.grounding import ungrounded
from pipeline.memo.model import Evidence, Memo, Section, Sentence
from pipeline.office.office import Office
from pipeline.process import Tools

PROOF = by_officer(DAM, "2022-03-16T08:30:00", "thai")
LETTER = Evidence("letter", 1, 0, 4, "ข้อความ")


def stored(office: Office, id_: str = ID) -> Stored:
    with open_to_read(office) as catalogue:
        found = stored_letter(catalogue, id_)
    assert found is not None
    return found


def memo_of(office: Office) -> Memo:
    kept = stored(office).memo
    assert kept is not None
    return memo_from_json(kept)


def acts_of(office: Office) -> list[ActRow]:
    with open_to_read(office) as catalogue:
        return done_in(office, catalogue, stored(office).row)


def edit(office: Office, old: str, new: str, who: str = DAM, *, accepted: bool = False) -> Edited:
    begun = begin(office, ID, by(who))
    text = to_text(begun.basis.memo, ID)
    assert old in text
    return commit(office, by(who), begun, from_text(text.replace(old, new)), accepted=accepted)


def test_a_matter_goes_from_draft_to_done_and_taken_up_again(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    assert [one.kind for one in present(office, ID, by()).acts] == ["accepted", "presented"]
    done = order(office, ID, by(), "มอบชบา ดำเนินการ", to=CHABA, due=date(2022, 3, 18))
    assert (done.row.state, done.row.officer) == ("ordered", CHABA)
    assert finish(office, ID, by(), "ส่งแล้ว").row.state == "done"
    with open_to_read(office) as catalogue:
        assert reading.open_deadlines(catalogue) == []
    again = order(office, ID, by(), "ขอให้แก้ไขแล้วส่งใหม่", to=None, due=date(2022, 3, 25))
    assert (again.row.state, again.row.officer) == ("ordered", CHABA)
    with open_to_read(office) as catalogue:
        (owed,) = reading.open_deadlines(catalogue)
    assert (owed.owed.date, owed.owed.what) == ("2022-03-25", "ขอให้แก้ไขแล้วส่งใหม่")
    assert indexed(office) == {ID}
    assert problems(office) == []


def test_what_an_officer_left_keeps_its_evidence_and_what_he_wrote_is_his(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    draft = memo_of(office)
    last = draft.sections[-1].sentences[-1].text
    edit(office, f"- {last}\n", f"- {last}\n- ขอเพิ่มเติม ๑ ประเด็น\n")
    memo = memo_of(office)
    written = memo.sections[-1].sentences[-1]
    assert written.text == "ขอเพิ่มเติม ๑ ประเด็น"
    assert [(one.source, one.by) for one in written.evidence] == [(OFFICER, DAM)]
    assert "นายดำ ใจดี ๑๖ มีนาคม ๒๕๖๕ เวลา ๐๘.๓๐ น." in written.evidence[0].quote
    rest = replace(memo.sections[-1], sentences=memo.sections[-1].sentences[:-1])
    assert (*memo.sections[:-1], rest) == draft.sections
    assert (memo.short, memo.line) == (draft.short, draft.line)
    assert ungrounded(memo, stored(office).letter, office.settings) == ()


def test_a_changed_sentence_is_the_officers_and_keeps_what_it_rested_on(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    before = memo_of(office).sections[0].sentences[-1]
    edited = edit(office, before.text, before.text.replace("๒๐", "๒๒"))
    (told,) = edited.changes.changed  # in three forms, told once
    after = memo_of(office).sections[0].sentences[-1]
    assert (told.before, told.after) == (before.text, after.text)
    assert after.evidence == (after.evidence[0], *before.evidence)
    assert after.evidence[0].source == OFFICER


def test_what_stood_before_is_kept_in_the_act_and_its_files_are_set_aside(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    first = stored(office).memo
    word = (office.notes / f"{ID}.docx").read_bytes()
    edit(office, "ดำเนินการให้ทันกำหนด", "เร่งดำเนินการ")
    second = stored(office).memo
    edit(office, "เร่งดำเนินการ", "ดำเนินการโดยด่วน", CHABA)
    acts = acts_of(office)
    assert [(one.act.who, one.act.told["before"]) for one in acts] == [(DAM, first), (CHABA, second)]
    assert [one.memo for one in versions(acts, stored(office).memo)][:2] == [first, second]
    assert kasians_draft(acts, stored(office).memo) == first
    assert f"{ID}_เดิม.docx" in files_in(office.notes)
    assert (office.notes / f"{ID}_เดิม.docx").read_bytes() == word
    assert "ดำเนินการโดยด่วน" in (office.notes / f"{ID}.md").read_text(encoding="utf-8")
    assert problems(office) == []


def test_an_edit_takes_back_that_the_draft_was_accepted(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    present(office, ID, by())
    edited = edit(office, "ดำเนินการให้ทันกำหนด", "เร่งดำเนินการ")
    assert edited.done.row.state == "drafted"
    (accepted,) = accept(office, ID, by()).acts
    assert 0.5 < accepted.told["kept"] < 1


def test_an_edit_may_be_accepted_at_once(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    edited = edit(office, "ดำเนินการให้ทันกำหนด", "เร่งดำเนินการ", accepted=True)
    assert [one.kind for one in edited.done.acts] == ["edited", "accepted"]
    assert edited.done.row.state == "accepted"
    assert edited.done.acts[1].told["kept"] < 1


def test_an_edit_that_changes_nothing_is_no_act(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    edited = edit(office, "\n", "\n\n")
    assert (edited.done.acts, bool(edited.changes)) == ((), False)
    assert acts_of(office) == []


def test_a_matter_that_went_on_keeps_its_note(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    begun = begin(office, ID, by())
    order(office, ID, by(CHABA), "ทราบ", to=None, due=None)
    words = from_text(to_text(begun.basis.memo, ID).replace("ดำเนินการให้ทันกำหนด", "เร่งดำเนินการ"))
    with pytest.raises(NotNow):
        commit(office, by(), begun, words)
    assert stored(office).memo == memo_to_json(begun.basis.memo or Memo((), (), ()))
    assert f"{ID}_เดิม.docx" not in files_in(office.notes)


def test_where_kasian_drafted_nothing_the_officer_writes_the_note(tmp_path: Path) -> None:
    def no_draft(*_: object) -> Memo:
        raise RuntimeError("no note today")

    office = staffed_office(tmp_path, letters=0)
    drop(office, "a.txt")
    take_in(office, means=replace(quick(), tools=Tools(draft=no_draft)))
    begun = begin(office, ID, by())
    assert begun.basis.memo is None
    text = to_text(None, ID).replace("## สรุปเสนอ\n", "## สรุปเสนอ\n- จังหวัดขอให้รายงานผล\n")
    edited = commit(office, by(), begun, from_text(text), accepted=True)
    assert edited.done.row.state == "accepted"
    assert "kept" not in edited.done.acts[1].told
    assert [one.text for one in memo_of(office).sections[0].sentences] == ["จังหวัดขอให้รายงานผล"]
    with open_to_read(office) as catalogue:
        assert report([stored(office).row], all_acts(catalogue, COUNTED)).all.kept.notes == 0
    assert problems(office) == []
    present(office, ID, by())


def test_of_two_edits_both_are_kept_and_the_later_stands_and_is_told_of_the_other(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    begun = begin(office, ID, by())
    edit(office, "ดำเนินการให้ทันกำหนด", "เร่งดำเนินการ", CHABA)
    hers = stored(office).memo
    words = from_text(to_text(begun.basis.memo, ID).replace("ดำเนินการให้ทันกำหนด", "พิจารณา"))
    edited = commit(office, by(), begun, words)
    assert [one.act.who for one in edited.between] == [CHABA]
    assert [one.act.told["before"] for one in acts_of(office)][1] == hers
    assert "พิจารณา" in to_text(memo_of(office), ID)
    assert "เร่งดำเนินการ" not in to_text(memo_of(office), ID)


def test_sentences_that_the_page_gives_no_reason_for_are_the_officers_to_answer_for(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    letter, settings = stored(office).letter, office.settings
    loose = Sentence("ส่งภายใน ๓๑ ธันวาคม ๒๕๙๙", (LETTER,))
    for sentence, sound in ((loose, False), (replace(loose, evidence=(PROOF, LETTER)), True)):
        memo = Memo((Section("ก", (sentence,)),), (), ())
        assert (ungrounded(memo, letter, settings) == ()) is sound


SAID = st.text(st.sampled_from("กขคงจ่้ิำเแ ๑๒3.-–*#_[]"), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
STATEMENT = SAID.filter(lambda text: any("ก" <= char <= "ฮ" for char in text))
TEXTS = st.lists(STATEMENT, min_size=1, max_size=5)


@st.composite
def memos(draw: st.DrawFn) -> Memo:
    titles = draw(st.lists(st.sampled_from("หฬฟฝ"), min_size=1, max_size=3, unique=True))
    sections = tuple(Section(title, _made(draw(TEXTS))) for title in titles)
    return Memo(sections, _made(draw(TEXTS)), _made(draw(TEXTS)))


def _made(texts: list[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(text, (LETTER,)) for text in texts)


@given(memos())
def test_a_note_that_was_written_out_and_read_back_is_the_same_note(memo: Memo) -> None:
    words = from_text(to_text(memo, ID))
    assert words == words_of(memo)
    assert not changes(words_of(memo), words)
    assert reworded(words, memo, memo, PROOF) == memo


@given(memos(), TEXTS)
def test_nothing_that_an_officer_wrote_is_lost_and_nothing_is_added(memo: Memo, texts: list[str]) -> None:
    words = NoteWords((Part("ก", tuple(texts)),), (), tuple(texts))
    made = reworded(words, memo, memo, PROOF)
    assert [key_of(one.text) for one in made.sections[0].sentences] == [key_of(text) for text in texts]
    assert made.short == ()
    for one in (*made.sections[0].sentences, *made.line):
        known = {key_of(each.text) for each in (*memo.line, *(s for p in memo.sections for s in p.sentences))}
        assert PROOF in one.evidence or key_of(one.text) in known


def key_of(text: str) -> str:
    return "".join(text.split())


@given(st.text())
def test_any_text_from_an_editor_is_read_or_refused(text: str) -> None:
    with suppress(EmptyNote):
        words = from_text(text)
        assert words.sections
        assert all(part.texts and all(part.texts) for part in words.sections)


@given(TEXTS, TEXTS)
def test_each_text_is_made_from_one_other_at_most(before: list[str], after: list[str]) -> None:
    found = pairs(before, after)
    assert len(set(found.values())) == len(found)
    assert pairs(before, before) == {i: i for i in range(len(before))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## ก\r\n\r\n* ข้อหนึ่ง\r\n\r\n• ข้อสอง\r\n", ("ข้อหนึ่ง", "ข้อสอง")),
        ("\ufeff# บันทึก\n## ก\n- ข้อหนึ่ง\n  ต่อจากบรรทัดบน\nข้อสอง", ("ข้อหนึ่ง ต่อจากบรรทัดบน", "ข้อสอง")),
        ("<!-- คำอธิบายที่ลืมปิด\n## ก\n- ข้อหนึ่ง\n-\n- ข้อสอง", ("ข้อหนึ่ง", "ข้อสอง")),
    ],
)
def test_a_text_is_read_as_editors_leave_it(text: str, expected: tuple[str, ...]) -> None:
    (part,) = from_text(text).sections
    assert part == Part("ก", expected)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# บันทึก\n## ก\n-\n", "<!-- ทั้งหมด -->", "## บันทึกย่อบนหนังสือ\n- เรียน"]
)
def test_an_empty_note_is_refused(text: str) -> None:
    with pytest.raises(EmptyNote):
        from_text(text)


def test_kept_is_one_only_where_nothing_was_changed() -> None:
    memo = memo_to_json(Memo((Section("ก", _made(["ก" * 30_000])),), (), ()))
    other = memo_to_json(Memo((Section("ก", _made([f"{'ก' * 29_999}ข"])),), (), ()))
    spaced = memo_to_json(Memo((Section("ก", _made([f"{'ก' * 10_000} {'ก' * 20_000}"])),), (), ()))
    nothing = memo_to_json(Memo((Section("ก", _made(["ข" * 10])),), (), ()))
    assert kept_share(memo, memo) == kept_share(memo, spaced) == 1
    assert 0.99 < kept_share(memo, other) < 1
    assert kept_share(memo, nothing) == 0
