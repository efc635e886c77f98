"""Invented places, people and undertakings, drawn by chance (ชื่อสมมติ). No real place or person."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

#: invented provinces, each with the two letters that its letters' numbers begin with
_PROVINCES = (
    ("ศิลาทอง", "ศท"),
    ("นาวาริน", "นว"),
    ("พิมพ์ธารา", "พธ"),
    ("ดอยเมฆ", "ดม"),
    ("บัวสยาม", "บส"),
    ("ท่ารุ้ง", "ทร"),
    ("แก้วบุรี", "กบ"),
    ("ฉัตรนคร", "ฉค"),
)
_PLACE_HEADS = (
    "บ้าน",
    "หนอง",
    "ห้วย",
    "ดอน",
    "โคก",
    "ท่า",
    "นา",
    "คลอง",
    "วัง",
    "เขา",
    "โนน",
    "ทุ่ง",
    "ป่า",
    "สระ",
    "บาง",
)
_PLACE_TAILS = (
    "กระดังงา",
    "พิกุลเงิน",
    "สายธาร",
    "ตะวันรุ่ง",
    "จันทร์ฉาย",
    "มะลิซ้อน",
    "ไผ่เขียว",
    "ลำดวน",
    "ดาวเรือง",
    "นกเอี้ยง",
    "ฝายแก้ว",
    "เกลือสินธุ์",
    "ฆ้องใหญ่",
    "ญาติมิตร",
)
_TITLES = ("นาย", "นาย", "นาย", "นาง", "นางสาว", "นางสาว", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต. ", "ดร.")
_RANKS = ("พันเอก ", "พ.อ. ", "พันโท ", "ร้อยเอก ", "ร.อ. ", "พันตำรวจเอก ", "พ.ต.อ. ", "พ.ต.ท.หญิง ")
_SCHOLARS = ("ผู้ช่วยศาสตราจารย์ ดร.", "รองศาสตราจารย์", "อาจารย์ ดร.", "ผศ.")
_NAMES = (
    "กิตติพัฒน์",
    "จารุวรรณ",
    "ชยพล",
    "ฐิติมา",
    "ณัฐกานต์",
    "ดวงกมล",
    "ทรงวุฒิ",
    "ธัญญลักษณ์",
    "นฤเบศร์",
    "ปิยะนุช",
    "ผ่องพรรณ",
    "พงศกร",
    "ภูริทัต",
    "มณฑาทิพย์",
    "ยุทธนา",
    "รัตนาภรณ์",
    "วีระศักดิ์",
    "ศศิประภา",
    "สุรเชษฐ์",
    "อัจฉราพร",
    "อิทธิฤทธิ์",
    "เกรียงไกร",
    "ไพลิน",
    "โสภณ",
)
_FAMILIES = (
    "เจริญธรรมดี",
    "ทองศิลาแลง",
    "นาคสุวรรณทิพย์",
    "บุญฤทธิ์ล้ำ",
    "พฤกษ์พนาวัน",
    "ภู่ทองหลาง",
    "มั่นใจเจริญ",
    "รุ่งอรุณเพชร",
    "วงษ์ดอยเมฆ",
    "ศรีนาวารินทร์",
    "สิงห์คำหล้า",
    "ใหญ่ยิ่งยืน",
    "อุ่นเรือนธง",
    "ณ ท่ารุ้ง",
    "แก้วฟ้าใส",
    "กล้าณรงค์ฤกษ์",
)
_PROJECTS = (
    "โครงการส่งเสริมหมู่บ้านเศรษฐกิจพอเพียง",
    "โครงการพัฒนาผู้นำสตรีระดับตำบล",
    "โครงการตลาดนัดสินค้าชุมชน",
    "โครงการแก้ไขปัญหาครัวเรือนเปราะบาง",
    "โครงการยกระดับผลิตภัณฑ์ผ้าทอมือ",
    "โครงการจัดเก็บข้อมูลความจำเป็นพื้นฐาน (จปฐ.)",
    "โครงการปลูกผักสวนครัวเพื่อความมั่นคงทางอาหาร",
    "โครงการอบรมอาสาพัฒนาชุมชน",
    "โครงการเสริมสร้างวินัยการออมกลุ่มออมทรัพย์เพื่อการผลิต",
    "โครงการท่องเที่ยวชุมชนวิถีใหม่",
)
_COMMITTEES = (
    "บริหารกองทุนพัฒนาบทบาทสตรีอำเภอ",
    "พัฒนาคุณภาพชีวิตระดับอำเภอ",
    "เครือข่ายกองทุนชุมชน",
    "ขับเคลื่อนผลิตภัณฑ์ชุมชน",
    "ศูนย์จัดการกองทุนชุมชน",
    "ประสานงานองค์กรสตรี",
)
_SECTIONS = (
    "กลุ่มงานส่งเสริมการพัฒนาชุมชน",
    "กลุ่มงานยุทธศาสตร์การพัฒนาชุมชน",
    "กลุ่มงานสารสนเทศการพัฒนาชุมชน",
    "ฝ่ายอำนวยการ",
    "กลุ่มงานบริหารทั่วไป",
    "งานกองทุนชุมชน",
    "สำนักปลัด",
)


@dataclass(frozen=True, slots=True)
class Land:
    """Where a letter is at home: province (จังหวัด) with its letters, district, tambon, village."""

    province: str
    code: str
    district: str
    tambon: str
    village: str


def land(chance: Random) -> Land:
    """Draw a province and places in it."""
    province, code = chance.choice(_PROVINCES)
    return Land(province, code, place(chance), place(chance), place(chance))


def place(chance: Random) -> str:
    """A place's name (ชื่อสถานที่)."""
    return chance.choice(_PLACE_HEADS) + chance.choice(_PLACE_TAILS)


def person(chance: Random) -> str:
    """A person with a title (คำนำหน้า ชื่อ สกุล)."""
    return chance.choice(_TITLES) + bare_name(chance)


def officer(chance: Random) -> str:
    """A person with a military or police rank (ยศ)."""
    return chance.choice(_RANKS) + bare_name(chance)


def scholar(chance: Random) -> str:
    """A person with an academic title (ตำแหน่งทางวิชาการ)."""
    return chance.choice(_SCHOLARS) + bare_name(chance)


def bare_name(chance: Random) -> str:
    """A name and a family name."""
    return f"{chance.choice(_NAMES)} {chance.choice(_FAMILIES)}"


def project(chance: Random) -> str:
    """An undertaking (โครงการ)."""
    return chance.choice(_PROJECTS)


def committee(chance: Random) -> str:
    """What a committee is for (คณะกรรมการ…)."""
    return chance.choice(_COMMITTEES)


def section(chance: Random) -> str:
    """The section that owns a matter (ส่วนราชการเจ้าของเรื่อง)."""
    return chance.choice(_SECTIONS)


def phone(chance: Random) -> str:
    """A phone number in one of the forms that offices write (โทรศัพท์)."""
    one, two = f"{chance.randrange(10_000):04}", f"{chance.randrange(10_000):04}"
    forms = (
        f"0 {one} {two}",
        f"0 {one} {two}",
        f"0-{one}-{two}",
        f"0 {one} {two} ต่อ {chance.randrange(10, 99)}",
        f"0 {one} {two[:3]}5-6",
        f"0{one[0]}-{one[1:]}{two[0]}{two[1:]}",
        f"08 {one} {two}",
        f"08{one[0]}-{one[1:]}-{two}",
    )
    return chance.choice(forms)


def email(chance: Random) -> str:
    """An address for mail (ไปรษณีย์อิเล็กทรอนิกส์)."""
    return f"{chance.choice(('cdd', 'saraban', 'plan', 'fund'))}{chance.randrange(1, 99):02}@example.go.th"


def url(chance: Random) -> str:
    """An address of the net."""
    name = "".join(chance.choice("abcdefghkmnprstuvwxyz23456789") for _ in range(6))
    return chance.choice((f"https://example.org/{name}", f"https://forms.example.com/{name}"))
