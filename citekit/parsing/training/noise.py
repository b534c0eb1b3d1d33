"""Damage a rendered string as real lists are damaged; the labels go with their characters."""

from __future__ import annotations

import random

from citekit.parsing.training.rendered import Rendered


def damage(rendered: Rendered, rng: random.Random) -> Rendered:
    """Damage a rendered string."""
    return rendered
