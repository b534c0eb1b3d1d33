"""What stands in .bib files: biblatex and BibTeX, read whatever is wrong with them, written in one layout."""
