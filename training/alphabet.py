"""The characters that the recogniser can write (ชุดอักขระ), and their labels."""

from __future__ import annotations

from thai.digits import THAI_DIGITS

_CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
_VOWELS = "ะัาำิีึืฺุูเแโใไๅ"
_MARKS = "็่้๊๋์ํฯๆ฿"
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ARABIC_DIGITS = "0123456789"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[]_|~“”‘’–•°"

#: every character, in the order of the model's outputs; the output before the first one is CTC's blank
ALPHABET = f" {_CONSONANTS}{_VOWELS}{_MARKS}{THAI_DIGITS}{_LATIN}{_ARABIC_DIGITS}{_PUNCTUATION}"
BLANK = 0

_LABEL = {char: nth for nth, char in enumerate(ALPHABET, start=BLANK + 1)}
# what looks the same, or nearly, is one character to the eye
_ALIKE = str.maketrans({"—": "–", "−": "–", "‐": "-", "‑": "-", "…": "...", "·": "•", "\t": " "})


def labels(text: str) -> list[int]:
    """Give the labels of a text.

    :raises KeyError: a character is not in the alphabet.
    """
    return [_LABEL[char] for char in text]


def written(given: list[int]) -> str:
    """Write the text of labels, blanks left out."""
    return "".join(ALPHABET[label - 1] for label in given if label != BLANK)


def in_alphabet(text: str) -> str:
    """Write a text in our characters: likenesses replaced, what is left dropped, white space single."""
    known = (char for char in text.translate(_ALIKE) if char in _LABEL or char.isspace())
    return " ".join("".join(known).split())
