"""What tells handwriting from print, fitted (ปรับน้ำหนักตัวแยกลายมือ): examples -> weights."""
