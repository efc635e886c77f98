"""What kasian saw of a page, drawn for a person who looks (ภาพให้คนตรวจดู)."""
