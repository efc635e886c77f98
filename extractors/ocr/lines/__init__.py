"""The lines of a page found, each with all its marks (หาบรรทัด)."""
