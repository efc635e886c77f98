"""The commands of ``kasian``, a module for each step of a letter's way through the office."""
