"""Say how sure a field has to be; apart, since a command names the limit whose user wants no review."""

REVIEW_BELOW = 0.8
"""A field is doubtful when it is less sure than this; every doubt of a validator brings a field below."""
