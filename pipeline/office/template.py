"""A new office: its folder, with an office.toml that explains itself (สร้างสำนักงานใหม่)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.office.office import Office, load_office
from pipeline.office.places import SETTINGS, OfficeError
from pipeline.office.settings import Officer, parse_settings

_TEMPLATE = """\
# ค่าตั้งของสำนักงาน / Settings of the office
# แก้ไขได้ด้วยโปรแกรมแก้ข้อความทั่วไป แล้วบันทึกเป็น UTF-8 / Edit as plain text, save as UTF-8.
# บรรทัดที่ขึ้นต้นด้วย # เป็นคำอธิบาย / Lines that begin with # are comments.

# ชื่อเต็มของสำนักงาน ตามที่ใช้ในหนังสือ / The office's full name, as on its letters
name = {name}
# ชื่อย่อที่ใช้ในบันทึก / Its short name, for notes
short_name = ""
# ตำแหน่งและชื่อของหัวหน้า ผู้รับบันทึก / The chief's position and name; notes are addressed to him
chief = {chief}
chief_name = {chief_name}
district = ""
province = ""
phone = ""
# รหัสหนังสือของสำนักงาน เช่น "กก 0019.2" / The office's own letter code
number_prefix = ""

# เลขที่ใช้ในบันทึก: "thai" หรือ "arabic" / Digits in notes
digits = "thai"
# เครื่องมือค้นหา: "tantivy" หรือ "whoosh" / Search engine
engine = "tantivy"
# ผู้อ่านภาพสแกน: "own" ตัวอ่านของโปรแกรม "tesseract" หรือ "both" อ่านทั้งสองแล้วเทียบตัวเลข (ช้าลง)
# Who reads scans: "own", "tesseract", or "both", which compares their digits (slower)
reader = "own"
# จำนวนงานอ่านพร้อมกัน 0 = ทุกแกนของเครื่อง / Files read at the same time; 0 = all cores
workers = 0
# คำเฉพาะของพื้นที่ เช่น ชื่อตำบล โครงการ / The office's own words: places, projects
words = []
# ผู้ที่ดูหนังสือลับได้ (ชื่อตามช่อง name ด้านล่าง) / Who may see letters with a secrecy mark
secret_readers = []

# โปรแกรมช่วยเขียน (แบบจำลองภาษา) ในเครือข่ายของสำนักงาน ใช้เรียบเรียงสรุปเสนอเมื่อสั่ง kasian note ไม่มีก็ได้
# A language model on the office's own network rewords the summary in kasian note; not needed
# ข้อความสรุปและข้อเท็จจริงของหนังสือจะออกจากเครื่องนี้ไปยังที่อยู่ข้างล่าง ซึ่งต้องอยู่ในเครือข่ายภายใน
# The note's summary and facts leave this computer for that address, which must be of a private network
# หนังสือที่มีหรือสงสัยว่ามีชั้นความลับ ไม่ส่งออกเลย / Letters with a secrecy mark, or doubt of one, never leave
# [writer]
# url = "http://192.168.1.20:8080/v1"   # แบบ OpenAI / OpenAI-compatible
# model = "qwen3-8b"
# key = ""                              # ถ้าต้องใช้ / where it wants one
# timeout = 30                          # วินาที / seconds

# คำอื่นที่บอกถึงหน้าที่หนึ่ง เขียนชื่อหน้าที่ให้ตรงกับ duties หรือ stand_in ข้างล่าง
# More words that name a duty; the duty is written as in duties or stand_in below
# [duty_words]
# "กองทุนพัฒนาบทบาทสตรี" = ["กองทุนสตรี", "อกส.อ."]

# คำย่อของสำนักงาน ให้ค้นพบทั้งคำย่อและคำเต็ม (คำย่อที่ใช้กันทั่วไป เช่น พช. อบต. มีอยู่แล้ว)
# The office's own abbreviations, for searching; those in common use are known
# [abbreviations]
# "ศฟส." = "ศูนย์ฟ้าใส"

# เจ้าหน้าที่ คนละหนึ่งหัวข้อ ลบเครื่องหมาย # แล้วกรอก / One heading an officer: remove the # and fill in
# [[officers]]
# name = ""
# position = "นักวิชาการพัฒนาชุมชน"
# login = ""        # ชื่อเข้าเครื่อง / login on this computer
# tambons = []      # ตำบลที่รับผิดชอบ / tambons he answers for
# duties = []       # หน้าที่หลัก / main duties
# stand_in = []     # หน้าที่แทน / stand-in duties
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an office when it is made; the rest is filled in by hand.

    :param name: empty for the name of its folder.
    """

    name: str = ""
    chief: str = "พัฒนาการอำเภอ"
    chief_name: str = ""
    officers: tuple[Officer, ...] = ()
    duty_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def settings_template(name: str, known: Known | None = None) -> str:
    """Give the text of a commented office.toml for an office of this name, with what is known of it."""
    one = known or Known()
    filled = _TEMPLATE.format(name=_toml(name), chief=_toml(one.chief), chief_name=_toml(one.chief_name))
    words = "".join(f"{_toml(duty)} = {_toml(list(of))}\n" for duty, of in one.duty_words.items())
    return "".join((filled, *map(_officer, one.officers), f"\n[duty_words]\n{words}" if words else ""))


def template_for(folder: Path, known: Known) -> str:
    """Give the text of an office.toml for an office in a folder."""
    return settings_template(known.name or folder.absolute().name or "สำนักงาน", known)


def _officer(one: Officer) -> str:
    lines = (f"{key} = {_toml(value)}\n" for key, value in one.model_dump(mode="json").items())
    return "".join(("\n[[officers]]\n", *lines))


def _toml(value: str | list[str]) -> str:
    """Write a text or a list of texts as TOML, whose strings are those of JSON but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def init_office(folder: Path, name: str = "", *, settings_text: str | None = None) -> Office:
    """Make an office in a folder: office.toml and the folders.  Other files there are left alone.

    :param name: the office's full name; the folder's name when left out.
    :param settings_text: a whole office.toml in place of the template.
    :raises OfficeError: there is an office already, the settings are wrong, or nothing can be written.
    """
    file = folder / SETTINGS
    text = template_for(folder, Known(name=name)) if settings_text is None else settings_text
    parse_settings(text, str(file))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        if not folder.is_dir():
            raise OfficeError(f"{folder} เป็นไฟล์ ไม่ใช่โฟลเดอร์ โปรดเลือกชื่ออื่น") from None
        raise OfficeError(f"มี {file} อยู่แล้ว ไม่เขียนทับ โปรดเลือกโฟลเดอร์อื่น") from None
    except OSError as error:
        raise OfficeError(f"สร้าง {file} ไม่ได้ ({error.strerror}) โปรดตรวจสิทธิ์ของโฟลเดอร์") from None
    return load_office(folder)
