"""What stands in a PDF page, and whether its text can be believed."""
