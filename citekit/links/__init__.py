"""Stage 7. CitedLink -> LinkCheck: guarded requests, verdicts on pages, archived copies, a store of what was found."""
