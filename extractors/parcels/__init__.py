"""Mails and archives, and what lies in them (จดหมายและไฟล์บีบอัด)."""
