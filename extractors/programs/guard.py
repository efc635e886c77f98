"""Stands over an outside program, as the leader of its process group: limits, and no orphans.

Run as a script: ``guard.py FOLDER MEMORY FILE_SIZE COMMAND…``.  Standard input is a pipe that the caller
holds open.  When the caller dies, however suddenly, the pipe ends; then the whole group is ended and the
folder in which it worked is removed.  Nothing of ours is imported: the program must start at once.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from threading import Event, Thread

_ASKED_TO_END_S = 2


def main(folder: str, memory: int, file_size: int, command: list[str]) -> int:
    """Run a command under limits, in bytes; gives its exit status."""
    _limit(memory, file_size)
    if os.name == "posix":
        # a handler, not SIG_IGN, which the program would inherit
        signal.signal(signal.SIGTERM, lambda *_: None)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - the caller's own command
    alone = Event()
    ending = Thread(target=_end_when_alone, args=(child, folder, alone), daemon=True)
    ending.start()
    code = child.wait()
    if alone.is_set():
        ending.join()
    return code


def _limit(memory: int, file_size: int) -> None:
    """Set limits that the program and what it starts inherit; Windows has none of this kind."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - of POSIX

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_when_alone(child: subprocess.Popen[bytes], folder: str, alone: Event) -> None:
    while os.read(0, 1):  # not sys.stdin: its lock would be held while Python ends
        pass
    alone.set()
    if os.name == "posix":
        os.killpg(0, signal.SIGTERM)
    else:
        child.terminate()
    try:
        child.wait(_ASKED_TO_END_S)
    except subprocess.TimeoutExpired:
        child.kill()
    shutil.rmtree(folder, ignore_errors=True)
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    code = main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
    os._exit(code & 0xFF)
