"""What the office has: letters, deadlines, failures (ทะเบียน).  The truth, beside the archived originals."""
