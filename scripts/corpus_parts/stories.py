"""The text of a report of the corpus, which agrees with what its tables print."""

import random as randoms
from collections import defaultdict

from . import claims, prose, statistics_form, statistics_prose

SHARE = 0.7  # of the reports state figures in the text


def tell(random, identity, form, habits, printed):
    """The usual text; in the forms of 2019 and 2021 with figures of the tables."""
    if form == statistics_form.FORM:
        story = statistics_prose.tell(random, identity, habits)
        keep_true(story, identity, printed)
        return story
    story = prose.tell(random, identity, habits)
    # of its own, so that what is drawn for the tables stays
    other = randoms.Random(f"claims {identity.agency} {identity.year}")
    if other.random() < SHARE:
        claims.put_into_section_one(story, stated(other, identity, form, printed))
    return story


def stated(random, identity, form, printed):
    """The claims of which every figure is a number where it is printed."""
    drawn = {key: int(cell.value) for key, cell in printed.items()
             if cell.reading == "number" and cell.value.lstrip("-").isdigit()}
    said = [claim for claim in claims.draw_claims(random, form)
            if all(key in drawn for slot in claim.slots for key in slot)]
    if not any(not claim.goes_on for claim in said):
        return []
    words = {"Y": identity.year, "we": "我局" if identity.full.endswith("局") else "我单位"}
    return claims.paragraphs(said, drawn, words)


def keep_true(story, identity, printed):
    """Where there were disputes the text does not say that there were none."""
    counts = defaultdict(str, {metric: cell.value for (metric, _), cell in printed.items()})
    if counts["review.total"] in ("", "0") and counts["legacy.litigation.total"] in ("", "0"):
        return
    we = "我局" if identity.full.endswith("局") else "我单位"
    none, told = (text.format(Y=identity.year, we=we) for text in statistics_prose.DISPUTED)
    for item in story.items:
        if isinstance(item, prose.Text):
            item.text = item.text.replace(none, "" if told in item.text else told)


def is_nothing(printed, *metrics):
    """Whether all applicants together have none of it, as printed."""
    return all(printed[metric, "total"].value in ("", "0") for metric in metrics)
