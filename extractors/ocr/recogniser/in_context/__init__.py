"""Context weighed with the picture where letters look alike (บริบท): statistics of text, guards, choice."""
