"""The note in an officer's hands (ร่างบันทึกที่เจ้าหน้าที่แก้ไข): edited as text or DOCX, each version kept."""
