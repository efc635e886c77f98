"""Letters labelled by hand with who should act, by the duty order of an invented office."""

from __future__ import annotations

from dataclasses import dataclass, replace

from letter_builder import Sheet

from pipeline.letter.fields import Letter
from pipeline.office.settings import Officer, Settings

ANAN, BUSABA, CHAT = "นายอนันต์ แสงคำดี", "นางบุษบา ศรีดอนงาม", "นายชาติ ริมธารา"

OFFICE = Settings(
    name="สำนักงานพัฒนาชุมชนอำเภอศรีสมมุติ",
    chief_name="นางแดง ทองแท้",
    district="ศรีสมมุติ",
    officers=(
        Officer(name="นางแดง ทองแท้", position="พัฒนาการอำเภอ"),
        Officer(
            name=ANAN,
            tambons=("บ้านกลาง", "หนองไผ่"),
            duties=("กองทุนพัฒนาบทบาทสตรี", "กลุ่มออมทรัพย์เพื่อการผลิต", "งานธุรการและสารบรรณ"),
            stand_in=("OTOP และผลิตภัณฑ์ชุมชน", "แผนพัฒนาหมู่บ้าน"),
        ),
        Officer(
            name=BUSABA,
            tambons=("ทุ่งรวง", "คลองใหม่"),
            duties=("ข้อมูล จปฐ. และ กชช. 2ค", "งานการเงินและพัสดุ", "กองทุนหมู่บ้านและชุมชนเมือง (กทบ.)"),
            stand_in=("กองทุนพัฒนาบทบาทสตรี", "งานธุรการและสารบรรณ"),
        ),
        Officer(
            name=CHAT,
            tambons=("เขาน้อย", "ป่าแดง"),
            duties=(
                "OTOP และผลิตภัณฑ์ชุมชน",
                "เศรษฐกิจพอเพียง",
                "ผู้นำ อช. และองค์กรชุมชน",
                "แผนพัฒนาหมู่บ้าน",
                "ป้องกันและแก้ไขปัญหายาเสพติด",
            ),
            stand_in=("ข้อมูล จปฐ. และ กชช. 2ค", "กลุ่มออมทรัพย์เพื่อการผลิต"),
        ),
    ),
    duty_words={"กองทุนพัฒนาบทบาทสตรี": ("กองทุนสตรี", "อกส.อ.")},
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A letter, and who should act; None where no duty and no tambon of the office is named."""

    officer: str | None
    subject: str
    body: str = ""
    sender: str = "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"
    stand_in: str | None = None

    def letter(self) -> Letter:
        """Give it as it is read."""
        body = self.body or f"ด้วย{self.sender} ขอแจ้งเรื่อง{self.subject}"
        page = Sheet((f"{self.sender}\nเรื่อง {self.subject}\n\n{body}\n\nจึงเรียนมาเพื่อโปรดดำเนินการ",))
        purpose = page.found("จึงเรียนมาเพื่อโปรดดำเนินการ")
        return replace(
            Letter(kind="external"),
            subject=page.found(self.subject),
            sender=page.found(self.sender),
            body=(page.found(body), purpose),
            purpose=purpose,
        )


LETTERS = (
    Labelled(ANAN, "การโอนเงินอุดหนุนกองทุนพัฒนาบทบาทสตรี", stand_in=BUSABA),
    Labelled(
        ANAN,
        "รายงานผลการแก้ไขปัญหาลูกหนี้ค้างชำระกองทุนพัฒนาบทบาทสตรี",
        "ขอให้อำเภอติดตามลูกหนี้และส่งข้อมูลให้จังหวัดทราบภายในกำหนด",
        stand_in=BUSABA,
    ),
    Labelled(ANAN, "เร่งรัดการเบิกจ่ายงบประมาณกองทุนพัฒนาบทบาทสตรี", stand_in=BUSABA),
    Labelled(ANAN, "ขอเชิญประชุม อกส.อ. ครั้งที่ ๒/๒๕๖๕", stand_in=BUSABA),
    Labelled(ANAN, "การสรรหาคณะกรรมการพัฒนาสตรีระดับตำบล", stand_in=BUSABA),
    Labelled(ANAN, "การเตรียมความพร้อมจัดงานวันสตรีสากล ประจำปี ๒๕๖๕", stand_in=BUSABA),
    Labelled(ANAN, "ติดตามการจัดส่งรายงานสถานะทางการเงินของกลุ่มออมทรัพย์เพื่อการผลิต", stand_in=CHAT),
    Labelled(ANAN, "กิจกรรมวันสัจจะออมทรัพย์ ประจำปี ๒๕๖๕", stand_in=CHAT),
    Labelled(ANAN, "การใช้งานระบบสารบรรณอิเล็กทรอนิกส์", stand_in=BUSABA),
    Labelled(ANAN, "แจ้งเวียนหนังสือราชการและการทำลายหนังสือประจำปี", stand_in=BUSABA),
    Labelled(ANAN, "ขอแจ้งเปลี่ยนแปลงหมายเลขโทรศัพท์ของสำนักงาน", stand_in=BUSABA),
    Labelled(ANAN, "ให้ข้าราชการปฏิบัติหน้าที่เวรรักษาความปลอดภัยสถานที่ราชการ", stand_in=BUSABA),
    Labelled(BUSABA, "รายงานผลการเบิกจ่ายงบประมาณประจำเดือน"),
    Labelled(BUSABA, "ขออนุมัติเบิกเงินค่าใช้จ่ายในการเดินทางไปราชการ"),
    Labelled(BUSABA, "การกันเงินไว้เบิกเหลื่อมปีงบประมาณ พ.ศ. ๒๕๖๔"),
    Labelled(BUSABA, "การเรียกเงินเหลือจ่ายคืน"),
    Labelled(
        BUSABA,
        "ขออนุมัติจัดซื้อวัสดุสำนักงาน",
        "เพื่อใช้ในโครงการพัฒนาผลิตภัณฑ์ชุมชน กลุ่มงานมีความจำเป็นต้องจัดซื้อวัสดุ",
    ),
    Labelled(BUSABA, "ขออนุมัติแต่งตั้งคณะกรรมการตรวจรับพัสดุ"),
    Labelled(BUSABA, "การจัดทำทะเบียนทรัพย์สินและการจำหน่ายพัสดุประจำปี"),
    Labelled(BUSABA, "เผยแพร่แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"),
    Labelled(BUSABA, "แจ้งแนวทางการจัดเก็บข้อมูลความจำเป็นพื้นฐาน ประจำปี ๒๕๖๕", stand_in=CHAT),
    Labelled(BUSABA, "ค่าตอบแทนอาสาสมัครผู้จัดเก็บข้อมูลความจำเป็นพื้นฐาน", stand_in=CHAT),
    Labelled(
        BUSABA,
        "ขอให้ตรวจสอบและยืนยันข้อมูลครัวเรือนเป้าหมาย ปี ๒๕๖๕",
        "ด้วยจังหวัดได้ประมวลผลข้อมูล จปฐ. แล้ว พบครัวเรือนตกเกณฑ์ ขอให้อำเภอตรวจสอบ",
        stand_in=CHAT,
    ),
    Labelled(BUSABA, "การสำรวจข้อมูล กชช. ๒ค รายหมู่บ้าน", stand_in=CHAT),
    Labelled(BUSABA, "ขอเชิญประชุมคณะกรรมการสนับสนุนและติดตามการดำเนินงาน กทบ. ระดับอำเภอ"),
    Labelled(BUSABA, "การเลือกตั้งคณะกรรมการกองทุนหมู่บ้านแทนตำแหน่งที่ว่าง"),
    Labelled(CHAT, "สำรวจความต้องการเข้าร่วมจำหน่ายสินค้าในงาน OTOP ภูมิภาค", stand_in=ANAN),
    Labelled(CHAT, "ขอเชิญส่งผลงานเข้าประกวดผลิตภัณฑ์ผ้าไทย", stand_in=ANAN),
    Labelled(CHAT, "การจดทะเบียนวิสาหกิจชุมชนและการขอรับรอง มผช.", stand_in=ANAN),
    Labelled(CHAT, "ผลการประกวดหมู่บ้านเศรษฐกิจพอเพียงต้นแบบ"),
    Labelled(CHAT, "การติดตามแปลงโคก หนอง นา ในพื้นที่"),
    Labelled(CHAT, "การรับมอบและแจกจ่ายเมล็ดพันธุ์ผักสวนครัว", "เพื่อขับเคลื่อนหมู่บ้านเศรษฐกิจพอเพียง"),
    Labelled(CHAT, "การคัดเลือกผู้นำอาสาพัฒนาชุมชนดีเด่น ประจำปี ๒๕๖๕"),
    Labelled(CHAT, "การปรับปรุงข้อมูลผู้นำชุมชนในระบบทะเบียนกลาง"),
    Labelled(CHAT, "การทบทวนแผนพัฒนาหมู่บ้านและแผนชุมชน ประจำปี ๒๕๖๖", stand_in=ANAN),
    Labelled(CHAT, "ขอความเห็นชอบแผนการจัดเวทีประชาคม", stand_in=ANAN),
    Labelled(CHAT, "การขึ้นทะเบียนหมู่บ้านกองทุนแม่ของแผ่นดิน"),
    Labelled(None, "มาตรการป้องกันและแก้ไขปัญหาการทุจริตในหน่วยงาน"),
    Labelled(None, "ขอเชิญประชุมหัวหน้าส่วนราชการประจำเดือนมีนาคม", sender="ที่ทำการปกครองอำเภอศรีสมมุติ"),
    Labelled(None, "ขอเชิญร่วมโครงการบริจาคโลหิต", sender="กิ่งกาชาดอำเภอศรีสมมุติ"),
    Labelled(None, "ขอความร่วมมือตอบแบบสอบถามเพื่อการวิจัย", sender="มหาวิทยาลัยสมมุติ"),
    Labelled(None, "การตรวจสุขภาพประจำปีของบุคลากร", sender="โรงพยาบาลศรีสมมุติ"),
    Labelled(
        BUSABA,
        "รายงานสถานการณ์ภัยแล้งและการให้ความช่วยเหลือกลุ่มอาชีพ",
        "ขอให้สำรวจกลุ่มอาชีพที่ได้รับผลกระทบในตำบลทุ่งรวง และรายงานให้จังหวัดทราบ",
    ),
    Labelled(ANAN, "ขอเชิญร่วมงานประเพณีบุญบั้งไฟ", sender="องค์การบริหารส่วนตำบลหนองไผ่"),
    Labelled(CHAT, "ขอเชิญร่วมงานทอดกฐินสามัคคี ตำบลเขาน้อย", sender="ที่ทำการปกครองอำเภอศรีสมมุติ"),
    Labelled(
        None,
        "ขอเชิญร่วมงานวันสถาปนา",
        "กำหนดจัดงาน ณ โรงแรมริมน้ำ ตำบลบ้านกลาง อำเภอเมืองศรีนาคา",
        sender="สมาคมศิษย์เก่า",
    ),
    Labelled(
        ANAN,
        "การติดตามผลการดำเนินงานในพื้นที่",
        "ขอให้อำเภอรายงานผลการส่งใช้คืนเงินกู้ของสมาชิกกองทุนสตรีที่ครบกำหนด",
        stand_in=BUSABA,
    ),
    Labelled(
        BUSABA,
        "การมอบรางวัลผู้มีผลงานดีเด่น",
        "ตามที่ได้ประเมินผลการดำเนินงานกองทุนหมู่บ้านและชุมชนเมือง ขอให้ส่งรายชื่อผู้แทนเข้ารับรางวัล",
    ),
)
