"""Bibliography with the places of its fields -> findings that an editor would mark, and mended records."""
