"""The loop of training: counted in steps, stopped and gone on with at any of them (วงรอบการฝึก)."""

from __future__ import annotations

import json
import math
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

import torch
from torch import Tensor, nn

from training.alphabet import BLANK
from training.bank import Bank, start_workers, wait_for
from training.batches import Batch, arranged, batch_of, shards_of
from training.checkpoint import Run, save
from training.model import STEP
from training.places import BANK, CHECKPOINT, RUNS
from training.validation import validate

RATE, DECAY = 2e-3, 1e-3
_LAST_RATE = 0.01  # of the highest
_WARM_UP = 400  # steps
_CLIP = 4.0
_MEAN = 0.999
_SAVE_S = 300
_LOG_STEPS, _VALIDATE_STEPS = 50, 1000
LOG = RUNS / "log.jsonl"
PID = RUNS / "pid"


@dataclass(frozen=True, slots=True)
class Machine:
    """How a run uses its machine.

    :param threads: for the model; ``workers`` are the processes that make lines.
    :param half: reckon in bfloat16, much faster where the processor can.
    """

    threads: int
    workers: int
    half: bool


def learn(run: Run, until: int, machine: Machine) -> None:
    """Go on with a run up to a step, or until a signal asks to stop; its checkpoint is kept."""
    torch.set_num_threads(machine.threads)
    RUNS.mkdir(parents=True, exist_ok=True)
    PID.write_text(str(os.getpid()), encoding="utf-8")
    bank = Bank(BANK, run.seed)
    workers, stop = start_workers(bank, shards_of(run.window)[0], machine.workers)
    try:
        with _asked_to_stop() as asked:
            saved = seen = time.monotonic()
            loss = math.nan
            for batch in _batches(run, bank, workers, until):
                latest = learn_from(run, batch, half=machine.half)
                loss = latest if math.isnan(loss) else 0.98 * loss + 0.02 * latest
                if run.step % _LOG_STEPS == 0:
                    now = time.monotonic()
                    _note(run, {"loss": round(loss, 4), "s_a_step": round((now - seen) / _LOG_STEPS, 3)})
                    seen = now
                if run.step % _VALIDATE_STEPS == 0:
                    _note(run, validate(run.mean))
                if asked or time.monotonic() - saved > _SAVE_S:
                    save(run, CHECKPOINT)
                    saved = time.monotonic()
                if asked:
                    break
    finally:
        stop.set()
        save(run, CHECKPOINT)
        PID.unlink(missing_ok=True)


def rate_at(step: int, plan: int) -> float:
    """Give the rate of learning: it rises quickly, then falls along half a cosine to the end of the plan."""
    if step < _WARM_UP:
        return RATE * (step + 1) / _WARM_UP
    done = min(1.0, (step - _WARM_UP) / max(1, plan - _WARM_UP))
    return RATE * (_LAST_RATE + (1 - _LAST_RATE) * (1 + math.cos(math.pi * done)) / 2)


def _batches(run: Run, bank: Bank, workers: Sequence[BaseProcess], until: int) -> Iterator[Batch]:
    """Give batch after batch, and keep the run's place in the bank."""
    while run.step < until:
        shards = shards_of(run.window)
        bank.drop_before(shards[0])
        for shard in shards:
            wait_for(bank, shard, workers)
        samples = [sample for shard in shards for sample in bank.read(shard)]
        groups = arranged(samples, run.seed, run.window)
        while run.batch < len(groups) and run.step < until:
            seed = (run.seed, run.window, run.batch)
            run.batch += 1
            yield batch_of(groups[run.batch - 1], seed)
        if run.batch == len(groups):
            run.window, run.batch = run.window + 1, 0


def learn_from(run: Run, batch: Batch, *, half: bool = False) -> float:
    """Do one step with a batch, and give its loss."""
    run.model.train()
    for group in run.optimiser.param_groups:
        group["lr"] = rate_at(run.step, run.plan)
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        scores = run.model(torch.from_numpy(batch.ink).contiguous(memory_format=torch.channels_last))
    loss = ctc(scores.float(), batch)
    run.optimiser.zero_grad()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(run.model.parameters(), _CLIP)
    if torch.isfinite(norm):
        run.optimiser.step()
    run.step += 1
    _follow(run)
    return float(loss.item())


def ctc(scores: Tensor, batch: Batch) -> Tensor:
    """Give the loss a character, the mean over lines."""
    steps = torch.tensor([-(-width // STEP) for width in batch.widths])
    lengths = torch.tensor([len(text) for text in batch.texts])
    likely = scores.log_softmax(-1).transpose(0, 1)
    return nn.functional.ctc_loss(
        likely, torch.tensor(batch.labels), steps, lengths, blank=BLANK, zero_infinity=True
    )


@torch.no_grad()
def _follow(run: Run) -> None:
    """Move the running mean of the weights."""
    kept = min(_MEAN, (1 + run.step) / (20 + run.step))
    for mean, now in zip(run.mean.state_dict().values(), run.model.state_dict().values(), strict=True):
        if mean.is_floating_point():
            mean.lerp_(now, 1 - kept)
        else:
            mean.copy_(now)


def _note(run: Run, figures: dict[str, float]) -> None:
    """Write a line of the log."""
    line = {"step": run.step, "window": run.window, "time": time.strftime("%H:%M:%S"), **figures}
    with Path(LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


@contextmanager
def _asked_to_stop() -> Iterator[list[int]]:
    """Give a list that is empty until a signal asks to stop."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
