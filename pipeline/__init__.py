"""The life of a letter, from the inbox to the archive, stage by stage."""
