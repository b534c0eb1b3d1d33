"""Say how the labeller that ships was trained: the defaults of the training command."""

SINGLES, LISTS, EPOCHS, SEED = 20_000, 1_000, 8, 1
BATCH = 64
"""At least so many references go through the network together."""
RATE = 3e-3
"""The highest learning rate."""
TOKEN_LOSS = 0.3
"""Weight of the loss of single tokens beside that of the chain: it keeps the marginals honest."""

OPTIONS: tuple[tuple[str, type, float, str], ...] = (
    ("singles", int, SINGLES, "references alone, in each epoch"),
    ("lists", int, LISTS, "lists of 5 to 40 references, in each epoch"),
    ("epochs", int, EPOCHS, "every one renders other references"),
    ("width", int, 40, "numbers that stand for a token"),
    ("units", int, 40, "of each layer in each direction"),
    ("dropout", float, 0.3, "share of what a layer gives that is left out"),
    ("hidden", float, 0.3, "share of the words whose letters are hidden"),
    ("words", int, 20, "how often a word must occur to be known"),
    ("parts", int, 12, "how often a beginning or an end of words must"),
    ("seed", int, SEED, "the dice"),
    ("threads", int, 1, "more of them are slower at this size"),
)
"""Name, type, default and meaning of each option."""


def epoch_seed(seed: int, epoch: int) -> int:
    """Return the seed by which an epoch is rendered."""
    return seed + 10 * epoch
