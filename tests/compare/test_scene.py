"""Where an alert says that it plays, and which post speaks; a page that is no alert has neither."""

from __future__ import annotations

import pytest

from monitor.compare.posture import read
from monitor.model import SCENE, Notice

ALERT = "Security Alert: U.S. Embassy Port Kell"


def played(text: str, title: str = ALERT) -> Notice | None:
    found = [n for n in read(f"{title}\n{text}", None, None, title).notices if n.topic == SCENE]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Location: Norhaven", "Norhaven"),
        ("Locations: Norhaven and Mersin", "Norhaven, Mersin"),
        ("Location: Downtown Norhaven (near the old port)", "Norhaven"),
        ("Location:\nNorhaven\nMersin", "Norhaven, Mersin"),
        ("Location: Norhaven; Event: A march", "Norhaven"),
        ("Location: Norhaven and other cities nationwide", ""),
        ("Location: throughout the country", ""),
        ("Location: Ashton, Belmar, Corwen, Denby, Elstow and Farley", ""),
        ("A march will take place in Norhaven.", ""),
    ],
)
def test_the_line_of_places(line: str, where: str):
    """What plays in every town plays in the country, and so does what plays in more towns than a headline holds."""
    scene = played(f"{line}\nEvent: A march is planned on Friday.")
    assert scene
    assert scene.what == where


def test_the_post_of_the_title_speaks():
    """Another post that the text names does not."""
    scene = played("The march will pass the U.S. Consulate General in Mersin.")
    assert scene
    assert scene.post == "Embassy Port Kell"


def test_the_one_post_of_the_text_speaks_where_the_title_names_none():
    """Two speak for nobody."""
    title = "Security Message for U.S. Citizens"
    one = "The U.S. Embassy in Port Kell informs citizens of a march."
    scene = played(one, title)
    assert scene
    assert scene.post == "Embassy Port Kell"
    assert played(f"{one} The U.S. Consulate General in Mersin will be closed.", title) is None


def test_a_title_has_capitals_all_over():
    """What is no town, and is not said again, is no post's name where the text names one."""
    scene = played("The U.S. Embassy in Port Kell will not open for visitors.", "Emergency Message: Embassy Picnic")
    assert scene
    assert scene.post == "Embassy Port Kell"


def test_a_page_is_no_alert():
    """A page of advice names the embassy too, and speaks for the whole country."""
    assert played("The U.S. Embassy in Port Kell is on the avenue.", "Testland Travel Advisory") is None


def test_operations_of_the_embassy_are_of_the_post_that_speaks():
    """What holds for several posts is not one's alone."""
    text = "Routine consular services are suspended."
    assert [o.post for o in read(f"{ALERT}\n{text}", None, None, ALERT).operations] == ["Embassy Port Kell"]
    both = "Routine consular services are suspended at all our embassies and consulates."
    assert [o.post for o in read(f"{ALERT}\n{both}", None, None, ALERT).operations] == [None]


def test_work_that_stops_in_another_city_is_not_the_speakers():
    """An embassy tells what its office elsewhere no longer does."""
    for text, post, area in (
        ("The Department of State suspended consular operations in Lviv.", None, "in Lviv"),
        ("The Department of State suspended operations at the consular office in Lviv.", "office in Lviv", None),
    ):
        (said,) = read(f"Security Alert: U.S. Embassy Kyiv\n{text}", None, None, "Security Alert: U.S. Embassy Kyiv").operations
        assert (said.post, said.area) == (post, area)


def test_a_title_may_part_a_post_from_its_city():
    scene = played("Shelter in place.", "U.S. Consulate General, Guadalajara Security Message for U.S. Citizens")
    assert scene and scene.post == "Consulate General Guadalajara"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        # the embassy that has no name stopped, and the consulate that has one works
        ("Due to attacks at the U.S. Embassy compound, all consular services are suspended.\nThe Consulate General in Mersin is open.", None),
        ("All consular services are suspended.\nThe Consulate General in Mersin remains open and provides services.", None),
        ("All consular services are suspended.\nThe Consulate General in Mersin was hit by a rocket.", "Consulate General Mersin"),
        ("The Consulate is closed, and all services are suspended.\nThe Consulate General in Mersin asks for patience.", "Consulate General Mersin"),
        ("All consular services are suspended.\nThe Consulate General in Mersin is open only to emergencies.", "Consulate General Mersin"),
    ],
)
def test_a_consulate_that_works_does_not_speak_of_what_stopped(text: str, post: str | None):
    title = "Security Alert: Services Suspended"
    assert {o.post for o in read(f"{title}\n{text}", None, None, title).operations} == {post}
