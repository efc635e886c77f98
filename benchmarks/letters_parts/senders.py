"""Who writes to whom (ส่วนราชการผู้ส่งและผู้รับ): each with its numbers, its chief and its manner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.letters_parts import stock, written
from benchmarks.letters_parts.stock import Land

#: the code of a body that is no government office
FOUNDATION = "มพ"


@dataclass(frozen=True, slots=True)
class Sender:
    """An agency as it writes.

    :param agency: the lines of its name and address, the name first.
    :param also: what else is right as the sender.
    :param code: the number before the slash.
    :param unit: how its letters call those who are to act.
    :param chief: the position that signs; ``deputies`` sign in its place.
    :param commands: it may tell its readers what to report and to do; the others ask and inform.
    """

    agency: tuple[str, ...]
    code: str
    to: tuple[str, ...]
    unit: str
    chief: str
    deputies: tuple[str, ...]
    also: tuple[str, ...] = ()
    person: Callable[[Random], str] = stock.person
    commands: bool = False

    @property
    def name(self) -> str:
        """The agency's name."""
        return self.agency[0]


def _street(chance: Random, land: Land) -> str:
    zip_ = chance.randrange(10_000, 99_999)
    streets = (
        f"ถนน{stock.place(chance)} {land.code} {zip_}",
        f"อำเภอเมือง{land.province} {land.code} {zip_}",
        f"ถนน{stock.place(chance)} จังหวัด{land.province} {zip_}",
    )
    return chance.choice(streets)


def province(chance: Random, land: Land) -> Sender:
    """สำนักงานพัฒนาชุมชนจังหวัด."""
    agency = f"สำนักงานพัฒนาชุมชนจังหวัด{land.province}"
    hall = chance.choice((f"ศาลากลางจังหวัด{land.province}", f"ศาลากลางจังหวัด{land.province} (ชั้น 2)"))
    to = ("พัฒนาการอำเภอ ทุกอำเภอ", "พัฒนาการอำเภอทุกอำเภอ", f"พัฒนาการอำเภอ{land.district}", "นายอำเภอ ทุกอำเภอ")
    chief = f"พัฒนาการจังหวัด{land.province}"
    return Sender(
        (agency, hall, _street(chance, land)),
        written.local_code(chance, land.code),
        to,
        "อำเภอ",
        chief,
        ("นักวิชาการพัฒนาชุมชนชำนาญการพิเศษ", "ผู้อำนวยการกลุ่มงานยุทธศาสตร์การพัฒนาชุมชน"),
        commands=True,
    )


def governor(chance: Random, land: Land) -> Sender:
    """จังหวัด: the governor's letters carry the address of the provincial hall."""
    hall = f"ศาลากลางจังหวัด{land.province}"
    to = ("นายอำเภอ ทุกอำเภอ", "หัวหน้าส่วนราชการประจำจังหวัด ทุกส่วนราชการ", f"นายอำเภอ{land.district}")
    return Sender(
        (hall, _street(chance, land)),
        written.local_code(chance, land.code, chance.choice((17, 19, 23))),
        to,
        "อำเภอ",
        f"ผู้ว่าราชการจังหวัด{land.province}",
        ("รองผู้ว่าราชการจังหวัด", "ปลัดจังหวัด"),
        also=(f"จังหวัด{land.province}",),
        commands=True,
    )


def department(chance: Random, land: Land) -> Sender:
    """กรม."""
    name, code, chief = chance.choice(
        (
            ("กรมการพัฒนาชุมชน", "มท 0406.2", "อธิบดีกรมการพัฒนาชุมชน"),
            ("กรมการพัฒนาชุมชน", "มท 0402.1.3", "อธิบดีกรมการพัฒนาชุมชน"),
            ("กรมส่งเสริมการปกครองท้องถิ่น", "มท 0808.2", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"),
            ("กรมบัญชีกลาง", "กค (กวจ) 0405.2", "อธิบดีกรมบัญชีกลาง"),
        )
    )
    address = (
        f"ถนน{stock.place(chance)} แขวง{stock.place(chance)}",
        f"เขต{stock.place(chance)} กทม. 10{chance.randrange(100, 999)}",
    )
    to = (f"ผู้ว่าราชการจังหวัด{land.province}", "ผู้ว่าราชการจังหวัด ทุกจังหวัด", "พัฒนาการจังหวัด ทุกจังหวัด")
    return Sender(
        (name, *address), code, to, "จังหวัด", chief, (f"รอง{chief.removesuffix(name)}", "ผู้ตรวจราชการกรม")
    )


def district(chance: Random, land: Land) -> Sender:
    """ที่ว่าการอำเภอ."""
    address = (
        chance.choice((f"ถนน{stock.place(chance)}", f"จังหวัด{land.province}")),
        f"{land.code} {chance.randrange(10_000, 99_999)}",
    )
    to = (
        f"พัฒนาการอำเภอ{land.district}",
        "นายกเทศมนตรีตำบล/นายกองค์การบริหารส่วนตำบล ทุกแห่ง",
        "กำนัน ผู้ใหญ่บ้าน ทุกตำบล",
        "หัวหน้าส่วนราชการประจำอำเภอ",
        "กำนันทุกตำบลและผู้ใหญ่บ้านทุกหมู่บ้าน",
    )
    return Sender(
        (f"ที่ว่าการอำเภอ{land.district}", *address),
        written.local_code(chance, land.code, chance.choice((18, 118, 1018))),
        to,
        "ท่าน",
        f"นายอำเภอ{land.district}",
        ("ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการพิเศษ)", "ปลัดอำเภอหัวหน้ากลุ่มงานบริหารงานปกครอง"),
        also=(f"อำเภอ{land.district}", f"ที่ว่าการอำเภอ{land.district} จังหวัด{land.province}"),
        commands=True,
    )


def tambon(chance: Random, land: Land) -> Sender:
    """ที่ทำการองค์การบริหารส่วนตำบล, เทศบาลตำบล."""
    name, chief = chance.choice(
        (
            (f"ที่ทำการองค์การบริหารส่วนตำบล{land.tambon}", f"นายกองค์การบริหารส่วนตำบล{land.tambon}"),
            (f"สำนักงานเทศบาลตำบล{land.tambon}", f"นายกเทศมนตรีตำบล{land.tambon}"),
        )
    )
    address = f"อำเภอ{land.district} จังหวัด{land.province} {chance.randrange(10_000, 99_999)}"
    also = name.removeprefix("ที่ทำการ").removeprefix("สำนักงาน")
    return Sender(
        (name, address),
        f"{land.code} {chance.randrange(5, 8)}{chance.randrange(1000, 9999)}",
        (f"พัฒนาการอำเภอ{land.district}", f"นายอำเภอ{land.district}", "ผู้อำนวยการโรงเรียนในเขตพื้นที่"),
        "ท่าน",
        chief,
        (f"รอง{chief}", f"ปลัด{also}"),
        also=(also,),
    )


def college(chance: Random, land: Land) -> Sender:
    """สถานศึกษา; its chief is a scholar."""
    name = f"วิทยาลัยชุมชน{land.province}"
    address = (
        f"{chance.randrange(1, 300)} หมู่ที่ {chance.randrange(1, 12)} ตำบล{land.tambon}",
        f"อำเภอเมือง{land.province} {land.code} {chance.randrange(10_000, 99_999)}",
    )
    return Sender(
        (name, *address),
        chance.choice(("ศธ 0521.3.02", "อว 0654.02", "อว 8393(1)")),
        (f"พัฒนาการอำเภอ{land.district}", f"พัฒนาการจังหวัด{land.province}"),
        "หน่วยงาน",
        f"ผู้อำนวยการ{name}",
        (f"รองผู้อำนวยการ{name}",),
        person=stock.scholar,
    )


def police(chance: Random, land: Land) -> Sender:
    """สถานีตำรวจภูธร; its chief has a rank."""
    name = f"สถานีตำรวจภูธร{land.district}"
    return Sender(
        (name, f"อำเภอ{land.district} {land.code} {chance.randrange(10_000, 99_999)}"),
        f"ตช {chance.randrange(10, 30):04}.({land.code}){chance.randrange(1, 20)}",
        (f"นายอำเภอ{land.district}", f"พัฒนาการอำเภอ{land.district}"),
        "หน่วยงาน",
        f"ผู้กำกับการ{name}",
        (f"รองผู้กำกับการป้องกันปราบปราม {name}",),
        person=stock.officer,
    )


def foundation(chance: Random, land: Land) -> Sender:
    """มูลนิธิ: no government body; its numbers bear the year."""
    name = f"มูลนิธิ{stock.place(chance)}เพื่อการพัฒนา"
    house = f"{chance.randrange(1, 300)}/{chance.randrange(1, 20)}"
    return Sender(
        (name, f"{house} ถนน{stock.place(chance)} จังหวัด{land.province}"),
        FOUNDATION,
        (f"พัฒนาการอำเภอ{land.district}", f"นายอำเภอ{land.district}"),
        "ท่าน",
        "ประธานมูลนิธิ",
        ("เลขานุการมูลนิธิ",),
    )


def district_office(chance: Random, land: Land) -> Sender:
    """สำนักงานพัฒนาชุมชนอำเภอ: who writes memos and orders of the office itself."""
    name = f"สำนักงานพัฒนาชุมชนอำเภอ{land.district}"
    return Sender(
        (name, f"อำเภอ{land.district} จังหวัด{land.province}"),
        f"{land.code} 0019.{chance.randrange(1, 19)}",
        (f"พัฒนาการอำเภอ{land.district}", f"นายอำเภอ{land.district}", "เจ้าหน้าที่สำนักงานพัฒนาชุมชนอำเภอทุกคน"),
        "เจ้าหน้าที่",
        f"พัฒนาการอำเภอ{land.district}",
        ("นักวิชาการพัฒนาชุมชนชำนาญการ", "นักวิชาการพัฒนาชุมชนปฏิบัติการ", "เจ้าพนักงานพัฒนาชุมชนชำนาญงาน"),
    )


Maker = Callable[[Random, Land], Sender]
#: in realistic shares: most letters to a district office come from its own province
OUTSIDE: tuple[Maker, ...] = (
    *(province,) * 6,
    *(governor,) * 3,
    *(district,) * 3,
    *(tambon,) * 2,
    department,
    department,
    college,
    police,
    foundation,
)
INSIDE: tuple[Maker, ...] = (district_office, district_office, district_office, province)
