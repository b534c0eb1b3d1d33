"""The items of CSL, as JSON and as YAML, with the profiles of the programs that read them."""
