"""A picture of a page made ready: dark on light, flat, level, its inks parted (เตรียมภาพ)."""
