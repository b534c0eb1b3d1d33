"""Find, repair, parse, normalise and transliterate the references of a paper, and write them as a bibliography."""
