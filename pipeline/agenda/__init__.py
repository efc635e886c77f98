"""The office's calendar (ปฏิทินงาน): what is owed and where to be, from the letters that are not done."""
