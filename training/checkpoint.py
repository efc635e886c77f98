"""What a run needs to go on: weights, optimiser, position (จุดพักการฝึก)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.model import Recogniser

State = dict[str, Any]


@dataclass(slots=True)
class Run:
    """A run of training, as far as it has come.

    :param model: what is being learnt; ``mean`` is its running mean, which reads better.
    :param step: steps done; ``window`` and ``batch`` say where in the bank the next one begins.
    """

    seed: int
    plan: int
    model: Recogniser
    mean: Recogniser
    optimiser: torch.optim.AdamW
    step: int = 0
    window: int = 0
    batch: int = 0


def new_run(seed: int, plan: int, rate: float, decay: float) -> Run:
    """Begin a run.

    :param plan: steps of the whole plan: the rate of learning falls towards its end.
    """
    torch.manual_seed(seed)
    model, mean = Recogniser(), Recogniser()
    mean.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=decay)
    return Run(seed, plan, model, mean, optimiser)


def save(run: Run, path: Path, *, small: bool = False) -> None:
    """Write a run, whole or not at all; a small one keeps all but the weights in half precision."""
    held: State = {name: getattr(run, name) for name in ("seed", "plan", "step", "window", "batch")}
    held["model"] = run.model.state_dict()
    held["mean"] = _halved(run.mean.state_dict()) if small else run.mean.state_dict()
    optimiser = run.optimiser.state_dict()
    held["optimiser"] = {**optimiser, "state": _small_moments(optimiser["state"])} if small else optimiser
    held["small"] = small
    fresh = path.with_suffix(".new")
    torch.save(held, fresh)
    fresh.replace(path)


def load(path: Path, rate: float, decay: float) -> Run:
    """Read a run, small or not."""
    held: State = torch.load(path, weights_only=True)
    run = new_run(held["seed"], held["plan"], rate, decay)
    run.model.load_state_dict(held["model"])
    run.mean.load_state_dict(held["mean"])
    optimiser = held["optimiser"]
    if held["small"]:
        optimiser["state"] = _large_moments(optimiser["state"])
    run.optimiser.load_state_dict(optimiser)
    run.step, run.window, run.batch = held["step"], held["window"], held["batch"]
    return run


def _halved(weights: State) -> State:
    return {name: value.half() if value.is_floating_point() else value for name, value in weights.items()}


def _small_moments(state: State) -> State:
    """Keep the moments in half precision, the second by its root: it spans too many powers of ten."""
    return {
        nth: {
            "step": one["step"],
            "exp_avg": _scaled(one["exp_avg"]),
            "exp_avg_sq": _scaled(one["exp_avg_sq"].sqrt()),
        }
        for nth, one in state.items()
    }


def _large_moments(state: State) -> State:
    def large(pair: list[Tensor]) -> Tensor:
        return pair[0].float() * pair[1]

    return {
        nth: {
            "step": one["step"],
            "exp_avg": large(one["exp_avg"]),
            "exp_avg_sq": large(one["exp_avg_sq"]).square(),
        }
        for nth, one in state.items()
    }


def _scaled(value: Tensor) -> list[Tensor]:
    largest = value.abs().max().clamp_min(1e-30)
    return [(value / largest).half(), largest]
