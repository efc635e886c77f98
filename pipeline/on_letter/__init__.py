"""The note on the letter itself, as offices write it by hand (บันทึกย่อบนหน้าหนังสือ)."""
