"""Words for letters of an invented district, drawn by chance (ข้อความราชการสมมติ). No real place or person."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

from thai.calendar import MONTHS, SHORT_MONTHS
from thai.repair import repair

NEWS = Path(__file__).resolve().parents[3] / "shared" / "text" / "thaigov_2020_2021.txt.gz"
#: the news after this share of the file are for measuring: a recogniser must not be trained on them
HELD_OUT = 0.95
# what every font has a glyph for; a sentence with anything else is left out
_PLAIN = re.compile(r"[ก-ฮะ-ูเ-์๐-๙A-Za-z0-9 .,:;()/“”%&+\-]+")
_SENTENCE = range(40, 220)  # characters
_SITE = "รัฐบาลไทย-"  # what each heading of the news begins with
_LINK = "://"
_RULED_OFF = re.compile("-{4,}")  # a line across the page, not text

_PLACES = ("เขาดาว", "นาริน", "ท่าช้างทอง", "หนองแก้ว", "บ้านสายฝน", "ดอนพิกุล", "ห้วยเมฆ", "โพธิ์งาม")
_AGENCIES = (
    "สำนักงานพัฒนาชุมชนจังหวัด",
    "ที่ทำการปกครองอำเภอ",
    "สำนักงานเกษตรอำเภอ",
    "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด",
    "สำนักงานสาธารณสุขอำเภอ",
    "องค์การบริหารส่วนตำบล",
)
_PREFIXES = ("นร", "ขด", "ทช", "นว", "มท", "พช", "กษ", "สธ")
_PROJECTS = (
    "พัฒนาหมู่บ้านเศรษฐกิจพอเพียง",
    "ส่งเสริมอาชีพครัวเรือนเป้าหมาย",
    "กองทุนพัฒนาบทบาทสตรี",
    "จัดเก็บข้อมูลความจำเป็นพื้นฐาน (จปฐ.)",
    "หนึ่งตำบล หนึ่งผลิตภัณฑ์ (OTOP)",
    "เตรียมความพร้อมรับสถานการณ์ภัยแล้งและอุทกภัย",
    "ฝึกอบรมผู้นำชุมชนด้วยระบบ Zoom Meeting",
)
_SUBJECTS = (
    "ขอเชิญประชุมคณะกรรมการ{project}",
    "แจ้งจัดสรรงบประมาณตามโครงการ{project}",
    "ขอให้รายงานผลการดำเนินงานโครงการ{project}",
    "การ{project} ประจำปีงบประมาณ พ.ศ. {year}",
)
_TITLES = ("นาย", "นาง", "นางสาว", "ว่าที่ ร.ต.")
_NAMES = ("สมหวัง", "พิมพ์ใจ", "ธีรภัทร", "กัญญารัตน์", "ณัฐวุฒิ", "ศุภลักษณ์", "อุทุมพร", "เฉลิมฤทธิ์")
_FAMILIES = ("ใจซื่อ", "ทองประเสริฐ", "วงศ์เขาดาว", "ศรีนาริน", "เมฆขลา", "ณ ดอนพิกุล", "ปัญญาฎีกา")
_POSTS = ("พัฒนาการจังหวัด", "นายอำเภอ", "ปลัดอำเภอ", "ผู้ว่าราชการจังหวัด", "เกษตรอำเภอ")


@dataclass(frozen=True, slots=True)
class Stock:
    """Where chance takes its words from.

    :param sentences: of the government news; empty where they are not beside the checkout.
    """

    chance: Random
    sentences: tuple[str, ...] = ()

    def place(self) -> str:
        """A place (ชื่อสถานที่สมมติ)."""
        return self.chance.choice(_PLACES)

    def agency(self) -> str:
        """An agency with its place (ส่วนราชการ)."""
        return self.chance.choice(_AGENCIES) + self.place()

    def number(self) -> str:
        """A letter's number (ที่)."""
        circular = self.chance.choice(("", "", "ว "))
        code = f"{self._below(10_000):04}" + self.chance.choice(("", f".{self._below(60)}"))
        return f"{self.chance.choice(_PREFIXES)} {code}/{circular}{self._below(20_000)}"

    def date(self) -> str:
        """A date, its month in full or short (วันที่)."""
        names, year = self.chance.choice(((MONTHS, self.year()), (SHORT_MONTHS, self.year()[2:])))
        return f"{self.chance.randint(1, 31)} {self.chance.choice(names)} {year}"

    def year(self) -> str:
        """A year of the Buddhist era (พ.ศ.)."""
        return str(self.chance.randint(2545, 2579))

    def amount(self) -> str:
        """An amount of money (จำนวนเงิน)."""
        return f"{self._below(3_000_000):,}" + self.chance.choice(("", f".{self._below(100):02}"))

    def phone(self) -> str:
        """A phone number (โทรศัพท์)."""
        return f"0 {self._below(10_000):04} {self._below(10_000):04}"

    def person(self) -> str:
        """A person with a title (ชื่อสมมติ)."""
        return f"{self.chance.choice(_TITLES)}{self.chance.choice(_NAMES)} {self.chance.choice(_FAMILIES)}"

    def post(self) -> str:
        """A position (ตำแหน่ง)."""
        return self.chance.choice(_POSTS)

    def project(self) -> str:
        """A project (โครงการ)."""
        return self.chance.choice(_PROJECTS)

    def subject(self) -> str:
        """A letter's subject (เรื่อง)."""
        return self.chance.choice(_SUBJECTS).format(project=self.project(), year=self.year())

    def time(self) -> str:
        """A time of day (เวลา)."""
        return f"{self.chance.randint(8, 16):02}.{self.chance.choice(('00', '15', '30', '45'))} น."

    def opening(self) -> str:
        """A first paragraph (ภาคเหตุ)."""
        return self.chance.choice((self._meeting, self._grant, self._team))()

    def _meeting(self) -> str:
        when = f"ในวันที่ {self.date()} เวลา {self.time()}"
        where = f"ณ ห้องประชุมชั้น {self._below(10)} ศาลากลางจังหวัด{self.place()}"
        return f"ด้วย{self.agency()} กำหนดจัดประชุมโครงการ{self.project()} {when} {where} "

    def _grant(self) -> str:
        what = f"งบประมาณรายจ่ายประจำปี พ.ศ. {self.year()} จำนวน {self.amount()} บาท"
        whom = f"{self._below(90)} หมู่บ้าน {self._below(900)} ครัวเรือน"
        return f"ตามหนังสือที่อ้างถึง {self.agency()} ได้รับอนุมัติจัดสรร{what} สำหรับ {whom} นั้น "

    def _team(self) -> str:
        order = f"คำสั่งที่ {self._below(999)}/{self.year()} ลงวันที่ {self.date()}"
        return f"ตามที่{self.agency()} ได้แต่งตั้งคณะทำงานโครงการ{self.project()} ตาม{order} ไปแล้ว นั้น "

    def request(self) -> str:
        """A paragraph with what is asked and by when (ภาคประสงค์)."""
        return self.chance.choice((self._report, self._delegates))()

    def _report(self) -> str:
        what = f"รายงานผลตามแบบ {self._below(10)}.{self._below(10)} ให้จังหวัดทราบภายในวันที่ {self.date()}"
        return f"จึงขอให้อำเภอ{what} หากมีข้อสงสัยให้ประสาน {self.person()} โทร. {self.phone()} "

    def _delegates(self) -> str:
        what = f"จำนวน {self._below(40)} คน พร้อมค่าลงทะเบียนคนละ {self.amount()} บาท ก่อนวันที่ {self.date()}"
        mail = f"office{self._below(99)}@example.org"
        return f"ในการนี้ ขอให้ส่งผู้แทน {what} ทางไปรษณีย์อิเล็กทรอนิกส์ {mail} "

    def filling(self, length: int) -> str:
        """Sentences of the news, so many characters or a little more; nothing where there are none."""
        taken: list[str] = []
        while self.sentences and sum(map(len, taken)) < length:
            taken.append(self.chance.choice(self.sentences))
        return " ".join(taken)

    def _below(self, limit: int) -> int:
        return self.chance.randrange(1, limit)


@lru_cache(maxsize=1)
def news_sentences() -> tuple[str, ...]:
    """Read the sentences of the held-out news beside the checkout; none where it is not there."""
    if not NEWS.is_file():
        return ()
    text = gzip.decompress(NEWS.read_bytes()).decode("utf-8")
    lines = (
        repair(_RULED_OFF.sub("-", line)).strip()
        for line in text[int(len(text) * HELD_OUT) :].splitlines()[1:]
    )
    pieces = (" ".join(line.split()) for line in lines)
    return tuple(piece for piece in pieces if _is_sentence(piece))


def _is_sentence(piece: str) -> bool:
    return (
        len(piece) in _SENTENCE
        and not piece.startswith(_SITE)
        and _LINK not in piece
        and _PLAIN.fullmatch(piece) is not None
    )
