"""Values set by hand (การแก้ไขค่าที่อ่านได้): they stand above the reading and flow into all that follows."""
