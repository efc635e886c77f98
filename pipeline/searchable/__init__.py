"""A scan as a PDF whose text can be selected, searched and copied (PDF ที่ค้นหาและคัดลอกข้อความได้)."""
