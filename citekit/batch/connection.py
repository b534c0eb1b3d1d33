"""Stay connected to a cluster: connect to it, and again after it was lost, as long as patience allows."""

from __future__ import annotations

import time

from citekit.batch.cluster import Cluster, ClusterError, ClusterLostError
from citekit.batch.settings import Listener

_PATIENCE = 120.0
_PAUSE = 2.0


class Connection:
    """Hold the way to a cluster, open or not.

    Args:
        address: Of the scheduler.
        listener: Told when the cluster is waited for.
    """

    def __init__(self, address: str, listener: Listener) -> None:
        self._address = address
        self._listener = listener
        self._cluster: Cluster | None = None
        self._lost_at: float | None = None

    def open(self) -> Cluster:
        """Return the cluster, connected.

        Raises:
            ClusterLostError: Nobody answers at this moment.
        """
        if self._cluster is None:
            self._cluster = Cluster(self._address, self._listener.lost)
            self._lost_at = None
        return self._cluster

    def lose(self, error: ClusterLostError) -> None:
        """Let go of a cluster that is gone; wait a while for it to come back.

        Raises:
            ClusterError: It never answered, or was away for too long.
        """
        now = time.monotonic()
        was_open = self._cluster is not None
        self.close()
        if self._lost_at is None:
            self._lost_at = now
            if not was_open:
                # It never answered: the address is wrong rather than the cluster lost.
                raise ClusterError(self._address, "no scheduler answers there") from error
            self._listener.lost(str(error))
        if now - self._lost_at > _PATIENCE:
            reason = "the scheduler did not come back; what is done is kept, the same command goes on"
            raise ClusterError(self._address, reason) from error
        time.sleep(_PAUSE)

    def close(self) -> None:
        """Let go of the cluster."""
        if self._cluster is not None:
            self._cluster.close()
            self._cluster = None
