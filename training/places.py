"""Where training finds its material and keeps its work."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent
#: the development material beside the checkout
SHARED = _ROOT.parents[1] / "shared"
#: what training makes: fonts fetched, the bank of lines, checkpoints, the log; not committed
RUNS = _ROOT / "runs"
FONTS = RUNS / "fonts"
#: those that look written by hand: not to print with
HAND_FONTS = RUNS / "hand_fonts"
BANK = RUNS / "bank"
CHECKPOINT = RUNS / "checkpoint.pt"
#: a checkpoint made small, to go on from on another machine
STATE = _ROOT / "state.pt"
