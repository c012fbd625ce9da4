"""Whether people of a mission may go or were sent, in the language their government writes."""

import pytest

from monitor.model import Departure, Span, Status
from monitor.terms.whom import by_choice


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("Den Familien des Personals steht die Ausreise frei.", True),
        ("Den Familien wurde die Ausreise freigestellt.", True),
        ("Die Familien des Personals sind ausgereist.", False),
        ("De families van het personeel mogen het land verlaten.", True),
        ("De families van het personeel zijn vertrokken.", False),
    ],
)
def test_who_may_choose_is_not_withdrawn(said: str, theirs: bool) -> None:
    assert by_choice([Departure(None, "family", Status.AUTHORIZED, None, Span(0, len(said), said))]) is theirs
