"""Records of tags in lines: RIS, and what PubMed writes in its likeness."""
