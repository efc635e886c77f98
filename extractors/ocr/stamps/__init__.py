"""Stamps found, taken out of their page, and read (ตราประทับ)."""
