"""The office: its folder, its settings, its lock (สำนักงาน)."""
