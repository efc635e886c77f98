"""Tesseract: the second reader, and the only one where our model is missing."""
