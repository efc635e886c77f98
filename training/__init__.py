"""How the line recogniser is made (ฝึกตัวอ่านบรรทัด).

Never needed to run or to test kasian; nothing imports it.
"""
