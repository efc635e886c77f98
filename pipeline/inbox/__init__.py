"""What arrives, and whether it has arrived in full (ถาดรับหนังสือ)."""
