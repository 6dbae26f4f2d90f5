"""The form's arithmetic, worked out here so that the program is judged by another hand."""

from corpus_parts import figures, forms

from .years import CARRIED_IN, CARRIED_OUT, DONE, KINDS, NEW


def broken(form, drawn, blank=frozenset()):
    """(what, metric, applicant) of every identity of tables three and four that does not hold.

    One that has nothing but blank cells on one side can't be judged and is left out.
    """
    for what, metric, applicant, left, right in identities(form):
        sums = [sum(0 if key in blank else drawn[key] for key in side) for side in (left, right)]
        seen = all(any(key not in blank for key in side) for side in (left, right))
        if seen and sums[0] != sums[1]:
            yield what, metric, applicant


def identities(form):
    """What is checked, under which metric and applicant, and both sides of it."""
    for applicant in (*KINDS, "total"):
        yield "flow", "", applicant, *(
            [(metric, applicant) for metric in side]
            for side in ((NEW, CARRIED_IN), (DONE, CARRIED_OUT)))
        yield ("result-total", DONE, applicant, [(DONE, applicant)],
               [(metric, applicant) for metric in figures.leaves(form)])
    for metric, _ in forms.TABLE_THREE[form]:
        yield ("applicant-total", metric, "", [(metric, "total")],
               [(metric, kind) for kind in KINDS])
    for group in ("review", "litigation.direct", "litigation.after_review"):
        yield (f"{group.split('.', maxsplit=1)[0]}-total", f"{group}.total", "",
               [(f"{group}.total", "")],
               [(f"{group}.{outcome}", "") for outcome in figures.OUTCOMES])
