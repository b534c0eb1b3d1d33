"""Many papers -> a bibliography for each and one of all: by processes on this machine, or by a cluster.

``run_batch`` does it all: `inputs` finds papers, `manifest` knows which wait, `local` or `cluster` have them read by
worker processes, `finishing` writes what is said of all together, `linking` checks the links.
"""

from citekit.batch.linking import LinkOptions
from citekit.batch.running import run_batch
from citekit.batch.settings import BatchOptions, Listener, Summary
from citekit.batch.values import Outcome, Recipe, State

__all__ = ["BatchOptions", "LinkOptions", "Listener", "Outcome", "Recipe", "State", "Summary", "run_batch"]
