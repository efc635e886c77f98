"""Handwriting (ลายมือ) told from print piece by piece: it is a place on the page, and no text."""
