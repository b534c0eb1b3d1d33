"""Send readings through a pipe: a line of JSON, then the bytes whose lengths it tells.

No pickle comes from a process that reads hostile papers, so that nothing it might send can act here.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import BinaryIO

from citekit.batch.values import Reading, State, Task


def send_task(stream: BinaryIO, task: Task) -> None:
    """Send a task."""
    said = [task.key, task.source, task.named, task.known]
    stream.write(json.dumps(said).encode("ascii") + b"\n")
    stream.flush()


def receive_task(stream: BinaryIO) -> Task | None:
    """Receive a task, or None when the sender is gone."""
    line = stream.readline()
    return Task(*json.loads(line)) if line.endswith(b"\n") else None


def send_reading(stream: BinaryIO, reading: Reading, memory: int) -> None:
    """Send a reading with the memory that the process has now, in MB."""
    said = [reading.state, reading.reason, reading.digest, reading.alone, reading.references, reading.links]
    head = json.dumps([said, len(reading.text), len(reading.body), memory]).encode("ascii")
    stream.write(head + b"\n" + reading.text + reading.body)
    stream.flush()


def receive_reading(stream: BinaryIO) -> tuple[Reading, int] | None:
    """Receive a reading and the memory of its sender, or None when that is gone."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    (state, *said), text_size, body_size, memory = json.loads(line)
    text, body = stream.read(text_size), stream.read(body_size)
    if len(text) < text_size or len(body) < body_size:
        return None
    return replace(Reading(State(state), *said), text=text, body=body), memory
