"""What official letters are full of and news are not: numbers, dates, amounts, names (รูปแบบในหนังสือราชการ).

Nothing here is a language of digits: each digit is drawn by chance, so that the recogniser must look.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from thai.calendar import MONTHS, SHORT_MONTHS

_CONSONANTS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_COMMON = "กขคงจชซดตถทนบปผพมยรลวสหอ"
_TITLES = (
    "นาย", "นาง", "นางสาว", "ว่าที่ร้อยตรี", "ว่าที่", "ร.ต.", "ร.ต.อ.", "พ.ต.ท.", "พล.ต.", "พันเอก", "ดร.",
    "ผศ.ดร.", "ม.ล.", "ม.ร.ว.", "จ.ส.อ.", "ส.ต.ท.", "พ.จ.อ.", "นพ.", "พญ.", "สิบเอก", "ด.ต.", "ร้อยเอก",
    "เด็กชาย", "คุณหญิง",
)  # fmt: skip
_SHORT = (
    "พ.ศ.", "ค.ศ.", "ม.ค.", "ก.พ.", "อ.", "จ.", "ต.", "ม.", "ถ.", "น.", "กม.", "กก.", "ตร.ม.", "ลบ.ม.",
    "ฯลฯ", "ฯพณฯ", "กทม.", "มท.", "กพ.", "ก.พ.", "อบต.", "อบจ.", "ทต.", "สพอ.", "สพจ.", "พช.", "ปภ.",
    "สตง.", "กกต.", "จปฐ.", "กข.คจ.", "ศธ.", "สธ.", "ศอ.บต.", "อ.ก.พ.", "ก.พ.ร.", "ร.ร.", "ผอ.", "รอง",
    "ผวจ.", "นอภ.", "ปลัด", "อปท.", "ธ.ก.ส.", "บมจ.", "หจก.", "ด.ร.", "OTOP", "SML", "e-GP", "GFMIS", "QR",
)  # fmt: skip
_UNITS = (
    "คน", "ราย", "ชุด", "ฉบับ", "หมู่บ้าน", "ครัวเรือน", "ตำบล", "แห่ง", "วัน", "เดือน", "ปี", "ครั้ง",
    "แผ่น", "หน้า", "บาท", "ไร่", "เมตร", "ข้อ", "ชั่วโมง", "นาที", "ล้านบาท", "เล่ม",
)  # fmt: skip
_HEADS = (
    "ที่", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ส่วนราชการ", "วันที่", "โทร.", "โทรสาร",
    "จำนวน", "ลำดับ", "หมายเหตุ", "ด่วนที่สุด", "ด่วนมาก", "ลับ", "ถึง", "จาก", "เลขรับ", "รับที่", "เวลา",
    "บันทึกข้อความ", "คำสั่ง", "ประกาศ", "สำเนาคู่ฉบับ", "สำเนาถูกต้อง", "ขอแสดงความนับถือ", "(ลงชื่อ)",
    "มติที่ประชุม", "ระเบียบวาระที่", "ไปรษณีย์อิเล็กทรอนิกส์",
)  # fmt: skip
_NUMBERS = (
    "{d}",
    "{d}.{d}",
    "{d}.{d}.{d}",
    "({d})",
    "{d})",
    "{d}.",
    "ข้อ {d}",
    "({c})",
    "{c}.",
    "- {d}",
    "/{d}",
    "{d}/{d}",
)
_DOMAINS = ("go.th", "mail.go.th", "or.th", "ac.th", "com", "gmail.com", "hotmail.com", "in.th", "moi.go.th")


def syllable(chance: Random) -> str:
    """A syllable that keeps the order of Thai writing, its letters as likely rare as common."""
    first = chance.choice(_CONSONANTS if chance.random() < 0.5 else _COMMON)  # every other
    tone = chance.choice(("", "", "่", "้", "๊", "๋"))
    last = chance.choice(("", *_COMMON))
    return chance.choice(
        (
            f"{chance.choice('เแโใไ')}{first}{tone}{last}",
            f"{first}{chance.choice('ัิีึืุู')}{tone}{chance.choice(_COMMON)}",
            f"{first}{tone}{chance.choice('าะำ')}",
            f"เ{first}{chance.choice('ีื')}{tone}{chance.choice('ยอ')}{last}",
            f"{first}{tone}อ{last}",
            f"{first}{last}์" if last else first,
            f"{chance.choice('เแ')}{first}็{chance.choice(_COMMON)}",
            f"{first}{chance.choice('ิุ')}{chance.choice(_CONSONANTS)}์",
            f"{first}รร{last}",
            f"{first}ฺ" if chance.random() < 0.1 else f"{first}ๆ",  # phinthu is very rare
        )
    )


def name(chance: Random) -> str:
    """A made-up word (คำสมมติ)."""
    return "".join(syllable(chance) for _ in range(chance.randint(1, 4)))


def digits(chance: Random, least: int, most: int) -> str:
    """Digits by chance (ตัวเลข)."""
    return "".join(chance.choices("0123456789", k=chance.randint(least, most)))


def number(chance: Random) -> str:
    """A letter's number (ที่)."""
    prefix = "".join(chance.choices(_COMMON + "ศฎธฉฐณภ", k=2))
    code = digits(chance, 3, 5) + "".join(f".{digits(chance, 1, 2)}" for _ in range(chance.randrange(3)))
    gap = chance.choice(("", "", " "))
    circular = chance.choice(("", "", "ว", "ว ", "ว.", "(ว)", "(ส) "))
    running = digits(chance, 1, 5) if chance.random() < 0.9 else ""  # some are blank
    return f"{chance.choice(('ที่ ', 'ที่ ', '', 'หนังสือที่ '))}{prefix} {code}{gap}/{gap}{circular}{running}"


def date(chance: Random) -> str:
    """A date, long, short or in figures (วันที่)."""
    day, year = str(chance.randint(1, 31)), chance.choice(("25", "25", "24", "20", "")) + digits(chance, 2, 2)
    before = chance.choice(("", "", "วันที่ ", "ลงวันที่ ", "ภายในวันที่ ", "ก่อนวันที่ ", "ณ วันที่ ", "ตั้งแต่วันที่ "))
    gap = chance.choice((" ", " ", "  ", ""))
    written = (
        f"{day} {chance.choice(MONTHS)} {chance.choice(('', 'พ.ศ. '))}{year}",
        f"{day}{gap}{chance.choice(SHORT_MONTHS)}{gap}{year}",
        f"{day}/{chance.randint(1, 12)}/{year}",
        f"{day} - {chance.randint(1, 31)} {chance.choice(MONTHS)} {year}",
        f"{chance.choice(MONTHS)} {year}",
    )
    return before + chance.choice(written)


def amount(chance: Random) -> str:
    """An amount (จำนวน)."""
    whole = f"{int(digits(chance, 1, 9)):,}"
    part = chance.choice(("", f".{digits(chance, 2, 2)}", ".-"))
    after = chance.choice((" บาท", " บาท", f" {chance.choice(_UNITS)}", "", "%", "  บาทถ้วน"))
    return f"{chance.choice(('', 'จำนวน ', 'เป็นเงิน ', 'รวม ', '฿'))}{whole}{part}{after}"


def phone(chance: Random) -> str:
    """A phone number (โทรศัพท์)."""
    join = chance.choice((" ", "-", ""))
    mobile = f"0{digits(chance, 1, 1)}{join}{digits(chance, 4, 4)}{join}{digits(chance, 4, 4)}"
    fixed = f"0 {digits(chance, 4, 4)} {digits(chance, 4, 4)}"
    more = chance.choice(("", "", f" ต่อ {digits(chance, 2, 4)}", f"-{digits(chance, 1, 1)}"))
    return (
        chance.choice(("โทร. ", "โทร ", "โทร./โทรสาร ", "", "หมายเลขโทรศัพท์ "))
        + chance.choice((mobile, fixed))
        + more
    )


def time(chance: Random) -> str:
    """A time of day (เวลา)."""
    hour, minute = chance.randint(0, 23), chance.randint(0, 59)
    sign = chance.choice((".", ".", ":"))
    until = f" - {chance.randint(0, 23):02}{sign}{chance.randint(0, 59):02}" if chance.random() < 0.4 else ""
    return f"{chance.choice(('เวลา ', '', 'ประมาณ '))}{hour:02}{sign}{minute:02}{until} น."


def person(chance: Random) -> str:
    """A person with a title or rank (ชื่อสมมติ)."""
    whole = f"{chance.choice(_TITLES)}{chance.choice(('', '', ' '))}{name(chance)} {name(chance)}"
    return f"({whole})" if chance.random() < 0.3 else whole  # as under a signature


def short_forms(chance: Random) -> str:
    """Abbreviations with full stops (อักษรย่อ)."""
    made = ".".join(chance.choices(_COMMON, k=chance.randint(2, 4))) + "."
    run = "".join(chance.choices(_COMMON, k=chance.randint(2, 4))) + "."
    forms = (*chance.choices(_SHORT, k=2), made, run)
    return " ".join(chance.sample(forms, chance.randint(1, 3)))


def item(chance: Random) -> str:
    """The number of a list's item (หัวข้อ)."""
    form = chance.choice(_NUMBERS)
    return form.format(d=digits(chance, 1, 2), c=chance.choice(_COMMON))


def run_of_digits(chance: Random) -> str:
    """Digits of no meaning, with what stands between digits."""
    signs = ("", "", "-", "/", ".", ",", " ", ":")
    return chance.choice(signs).join(digits(chance, 1, 6) for _ in range(chance.randint(1, 5)))


def address(chance: Random) -> str:
    """An e-mail address or the address of a web page."""
    word = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=chance.randint(3, 12)))
    other = "".join(chance.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", k=8))
    domain = chance.choice(_DOMAINS)
    forms = (
        f"{word}@{domain}",
        f"{word}.{other}@{domain}",
        f"www.{word}.{domain}",
        f"https://www.{word}.{domain}/{other}",
        f"https://{word}.{domain}/{other}?id={digits(chance, 1, 4)}",
        f"bit.ly/{other}",
    )
    return chance.choice(forms)


def capitals(chance: Random) -> str:
    """Latin capitals and figures, as of a code or a model (รหัส)."""
    letters = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=chance.randint(2, 5)))
    return letters + chance.choice(("", "-", " ", "/")) + digits(chance, 1, 4)


def head(chance: Random) -> str:
    """A label of a letter's head or foot (ป้ายกำกับ)."""
    return chance.choice(_HEADS)


def place(chance: Random) -> str:
    """A place within a place (ที่อยู่สมมติ)."""
    where = f"หมู่ที่ {digits(chance, 1, 2)} ตำบล{name(chance)} อำเภอ{name(chance)} จังหวัด{name(chance)}"
    return (
        where
        if chance.random() < 0.5
        else f"{digits(chance, 1, 3)}/{digits(chance, 1, 2)} {where} {digits(chance, 5, 5)}"
    )


PATTERNS: tuple[Callable[[Random], str], ...] = (
    number, number, date, date, date, amount, amount, phone, time, person, person, short_forms, item, item,
    run_of_digits, run_of_digits, run_of_digits, address, capitals, head, head, place, name,
)  # fmt: skip
