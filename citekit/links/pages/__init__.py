"""Page -> Judgement: what a page says, and whether it is still what was cited.

The evidence in order: a wall against robots, a parked domain, a redirect that leads away, words that say so in the
shape of an error page, a made-up neighbour that looks alike, the cited title and the archived copy. Living pages come
first: what can be doubted is ``unsure``.
"""

from citekit.links.pages.addresses import sibling_url
from citekit.links.pages.judging import Judgement, judge_page, needs_sibling
from citekit.links.pages.reading import PageText, read_page
from citekit.links.pages.walls import robot_wall

__all__ = ["Judgement", "PageText", "judge_page", "needs_sibling", "read_page", "robot_wall", "sibling_url"]
