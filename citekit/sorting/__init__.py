"""Bibliography -> the same records in the order that readers of a list expect."""
