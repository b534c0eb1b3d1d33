"""Training strings for the sequence labeller: records rendered in the styles of real papers, every character labelled.

Nothing else of citekit imports this package; it is run when a model is trained, never when a paper is read.
The way of a record: ``variation`` (records recombined, shortened, completed) -> ``rendering`` (a style's template) ->
``noise`` (the damage of real lists) -> ``corpus`` (balanced streams and whole lists).
"""
