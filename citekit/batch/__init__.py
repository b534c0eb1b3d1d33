"""Many papers -> a bibliography for each and one of all: by processes on this machine, or by a cluster."""
