"""Bibliography -> a printed reference list, by the style that a journal demands."""
