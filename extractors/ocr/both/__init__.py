"""Our recogniser with Tesseract beside it: what the second reader reads better, and where the two differ."""
