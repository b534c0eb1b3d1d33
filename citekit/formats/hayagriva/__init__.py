"""The YAML in which Typst keeps bibliographies."""
