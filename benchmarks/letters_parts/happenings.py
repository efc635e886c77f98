"""Events as letters write them (วัน เวลา สถานที่): one day, several, at a place or over the net."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from benchmarks.letters_parts import stock, written
from benchmarks.letters_parts.facts import Happening
from benchmarks.letters_parts.scene import Scene

_SYSTEMS = (
    "ระบบ Zoom Meeting",
    "ระบบวิดีโอทางไกล (Video Conference)",
    "โปรแกรม Google Meet",
    "ระบบ Cisco Webex",
)


def _venue(chance: Random, scene: Scene) -> str:
    land, floor = scene.land, chance.randrange(1, 5)
    hall = f"ศาลากลางจังหวัด{land.province}"
    venues = (
        f"ห้องประชุมสำนักงานพัฒนาชุมชนจังหวัด{land.province} ชั้น {floor} {hall}",
        f"หอประชุมอำเภอ{land.district}",
        f"ห้องประชุมที่ว่าการอำเภอ{land.district} (หลังใหม่) อำเภอ{land.district} จังหวัด{land.province}",
        f"โรงแรม{land.tambon}แกรนด์ อำเภอเมือง{land.province}",
        f"ศูนย์เรียนรู้ชุมชนบ้าน{land.village} หมู่ที่ {chance.randrange(1, 15)} ตำบล{land.tambon}",
        f"ศาลาประชาคมบ้าน{land.village}",
        f"อาคารอเนกประสงค์เทศบาลตำบล{land.tambon}",
        f"ห้องประชุม {chance.randrange(1, 9)}0{chance.randrange(1, 9)} วิทยาลัยชุมชน{land.province}",
    )
    return chance.choice(venues)


def one_day(chance: Random, scene: Scene) -> Happening:
    """ในวันศุกร์ที่ … เวลา … ณ …."""
    when = written.workday(scene.dated, chance.randrange(6, 50))
    hour, time = written.hours(chance) if chance.random() < 0.4 else written.clock(chance)  # noqa: PLR2004
    venue, named = (
        _venue(chance, scene),
        f"{chance.choice(('ใน', 'ใน', ''))}{written.named_day(chance, when)}",
    )
    if chance.random() < 0.15:  # noqa: PLR2004 - some name the place first
        raw = f"ณ {venue} {named} เวลา {hour}"
    else:
        raw = f"{named} {chance.choice(('เวลา', 'เวลา', 'ตั้งแต่เวลา'))} {hour} ณ {venue}"
    return Happening(raw, when.isoformat(), when.isoformat(), time, venue)


def spell(chance: Random, scene: Scene) -> Happening:
    """ระหว่างวันที่ … - …, the place being said elsewhere."""
    first = written.workday(scene.dated, chance.randrange(10, 60))
    last = first + timedelta(days=chance.randrange(1, 5))
    stretch = written.days(chance, first, last)
    lead = "ตั้งแต่" if "ถึง" in stretch and chance.random() < 0.3 else "ระหว่าง"  # noqa: PLR2004
    return Happening(f"{lead}{stretch}", first.isoformat(), last.isoformat())


def several_days(chance: Random, scene: Scene) -> Happening:
    """ระหว่างวันที่ … - … ณ …."""
    event, venue = spell(chance, scene), _venue(chance, scene)
    return replace(event, raw=f"{event.raw} ณ {venue}", place=venue)


def over_the_net(chance: Random, scene: Scene) -> Happening:
    """ในวันที่ … เวลา … ผ่านระบบ … (https://…)."""
    when = written.workday(scene.dated, chance.randrange(4, 30))
    hour, time = written.clock(chance)
    link, system = stock.url(chance), chance.choice(_SYSTEMS)
    by = chance.choice(("ทางลิงก์ ", "ที่ลิงก์ ", ""))
    raw = f"ใน{written.named_day(chance, when)} เวลา {hour} ผ่าน{system} {by}{link}"
    return Happening(raw, when.isoformat(), when.isoformat(), time, "", link)
