"""What stands in the cells and items of a duty order (ช่องและข้อของคำสั่งแบ่งหน้าที่): names, duties, tambons."""

from __future__ import annotations

import re

_DIGITS = "[๐-๙0-9]{1,2}"
_PARTS = rf"(?:\.{_DIGITS})"
_NUMBER = rf"(?:\(?{_DIGITS}{_PARTS}*\)|{_DIGITS}{_PARTS}*[.)]|{_DIGITS}{_PARTS}|[-–•●▪])"
#: the number or dot before an item
ITEM = re.compile(rf"(?:^|(?<=\s)){_NUMBER}(?=[\s\u0e00-\u0e4f(A-Za-z])\s*")
_PERSON = re.compile(
    r"(?P<title>(?:ว่าที่\s*)?(?:ร้อย|พัน|ส\.อ|จ\.ส)[ก-๎.]{0,8}\s*(?:หญิง)?|นางสาว|นาย|นาง|น\.ส\.)\s*"
    r"(?P<first>[ก-๎]+)[ \t\u00a0]+(?P<last>[ก-๎]+(?:[ \t]+ณ[ \t]+[ก-๎]+)?)"
)
_LEADS = re.compile(r"^(?:และ|มี|ให้)?\s*(?:รับผิดชอบ|ปฏิบัติหน้าที่|หน้าที่)(?:งาน(?=\S)|ในเรื่อง|เกี่ยวกับ|:)?\s*")
_BETWEEN_TAMBONS = re.compile(r"[,\n;/]|และ|(?=ตำบล)|(?=ต\.)|\s+")
_TAMBON = re.compile(r"(?:ตำบล|ต\.)?\s*([ก-๎]{2,})$")
_NO_TAMBON = re.compile("ทุก|ทั้ง|รับผิดชอบ|พื้นที่|ประจำ|จำนวน|หมู่|ในเขต")
_WHITE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Write a text on one line, without characters that no name has."""
    return _WHITE.sub(" ", "".join(char for char in text if char.isprintable() or char.isspace())).strip()


def person(text: str) -> tuple[str, str]:
    """Give the name at the beginning of a text, and the position after it; empty where there is none.

    >>> person("๑. นายอนันต์ แสงคำ ตำแหน่ง นักวิชาการพัฒนาชุมชน")
    ('นายอนันต์ แสงคำ', 'นักวิชาการพัฒนาชุมชน')
    """
    bare = ITEM.sub("", text.strip(), count=1)
    found = _PERSON.match(bare)
    if not found:
        return "", ""
    name = one_line(f"{found['title']}{found['first']} {found['last']}")
    position = one_line(bare[found.end() :]).strip("()-– ").removeprefix("ตำแหน่ง").strip(" :")
    return name, position


def items(text: str) -> list[str]:
    """Give the items of a cell: its lines, and what is numbered or parted by commas within one.

    >>> items("๑. กองทุนพัฒนาบทบาทสตรี ๒. ข้อมูล จปฐ.")
    ['กองทุนพัฒนาบทบาทสตรี', 'ข้อมูล จปฐ.']
    """
    lines = (part for line in text.splitlines() for part in ITEM.split(line))
    parts = (one_line(part).strip(" .,;:") for line in lines for part in re.split(r"[,;]\s", line))
    bare = (_LEADS.sub("", _with_dot(part, text)) for part in parts)
    return list(dict.fromkeys(part for part in bare if len(part) > 1 and part != "ไม่มี"))


def tambons(text: str) -> list[str]:
    """Give the tambons that a cell names.

    >>> tambons("ตำบลบ้านกลาง และตำบลหนองไผ่")
    ['บ้านกลาง', 'หนองไผ่']
    """
    bare = "\n".join(ITEM.sub("", line) for line in text.splitlines())
    parts = (part.strip() for part in _BETWEEN_TAMBONS.split(bare))
    found = (_TAMBON.fullmatch(part) for part in parts if part and not _NO_TAMBON.search(part))
    return list(dict.fromkeys(match[1] for match in found if match and match[1] != "ตำบล"))


def _with_dot(part: str, text: str) -> str:
    """Keep the dot of an abbreviation at the end: "จปฐ."."""
    return f"{part}." if re.search(r"(?:^|[\s.])[ก-ฮ]{1,4}$", part) and f"{part}." in text else part
