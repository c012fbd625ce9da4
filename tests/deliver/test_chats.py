"""Slack and Teams: severity at a glance, the limits of both, what each answer means, and nobody mentioned by a government."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from monitor.deliver.card import card
from monitor.deliver.channels import slack, teams
from monitor.deliver.channels.apprise import written
from monitor.deliver.compose import compose
from monitor.deliver.line import Line
from monitor.deliver.notice import notice
from monitor.deliver.pace import Pace
from monitor.deliver.target import Listed, Target
from monitor.model import Disable, Evidence, Finding, GiveUp, Message, Reader, Sent, TryLater, Wait
from monitor.reach.call import Reply
from tests.deliver.story import NOW, desk, event, letter

AT = datetime(2022, 1, 8, 0, 5, tzinfo=UTC)
URL = "https://hooks.slack.com/services/T0AAAA/B0BBBB/canary-4711"
MENTIONS = (
    "<!channel>", "<!here>", "<!everyone>", "<!here|here>", "<!subteam^S0123>", "<@U012AB3CD>", "<@W012AB3CD|ann>", "<#C0123|general>",
    "@channel", "@here", "@everyone", "@all", "@ann", "(@here)", "go @channel now", "＠ @here", "<at>Ann</at>", "<AT>all</AT>", "</at>", "<at id='0'>Ann</at>",
    "<https://evil.example|travel.state.gov>", "<mailto:a@evil.example|write>", "<!date^1^{date}|x>", "[Read](https://evil.example)", "![x](https://evil.example/p.png)",
    "&lt;!channel&gt;", "&<>&amp;", "*bold* _it_ ~no~ `x`", "> quote", "<script>alert(1)</script>", "a\u202e<!here>", "<\u200b!channel>", "{\"type\": \"mention\"}",
)  # fmt: skip


def message(channel: str, count: int = 1, foreign: str = "") -> Message:
    reader = Reader("desk", channel, "reader:desk", timezone="Asia/Almaty")
    base = event()
    if foreign:
        finding = replace(
            base.finding,
            headline=foreign,
            why=foreign,
            evidence=(Evidence("after", foreign), Evidence("before", foreign)),
        )
        inside = (Finding("level_raised", "P2", foreign, "r", foreign, (Evidence("after", foreign),)),)
        base = replace(base, finding=finding, inside=inside, places=(foreign,), flags=(foreign,))
    letters = [
        letter(event=replace(base, id=f"{n:016x}"), label=foreign or "U.S. Department of State") for n in range(count)
    ]
    # What a mail would need of two hundred letters is another story: chats read the cards alone.
    made = compose(letters[:8], reader, NOW, desk())
    return replace(made, cards=tuple(card(one, reader.timezone, NOW) for one in letters))


def every(value: object, key: str = "") -> Iterator[tuple[str, str, dict[str, object]]]:
    """Every text in a payload, with the key it stands under and the object around it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str):
                yield name, inner, value
            yield from every(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner, key)


def sent(channel: str, reply: Reply) -> tuple[object, list[tuple[str, bytes]]]:
    posts: list[tuple[str, bytes]] = []

    def call(method: str, url: str, body: bytes, *_: object) -> Reply:
        posts.append((url, body))
        return reply

    way = slack.Slack if channel == "slack" else teams.Teams
    book = Listed({"reader:desk": Target(URL, "hooks.slack.com", per_minute=60_000)})
    return way(Line(book, call, lambda: AT)).send(message(channel), "reader:desk"), posts


def test_g80_slack_shows_the_alert_at_a_glance() -> None:
    """Severity and place first, then the sentence, the level, the quotation, the times and the link."""
    made = slack.blocks(message("slack"))
    kinds = [block["type"] for block in made["blocks"]]
    assert kinds == ["header", "section", "section", "section", "context", "context"]
    assert made["blocks"][0]["text"]["text"] == "🔴 Urgent: Kazakhstan"
    whole = json.dumps(made, ensure_ascii=False)
    for fact in (
        "US lets non-emergency staff", "Level 4 — unchanged: Do Not Travel", ">On January 7, 2022, the Department approved",
        "First seen: Sat 8 Jan 2022, 06:01 Asia/Almaty", "Last checked: ", "Published: Friday 7 January 2022",
        "<https://travel.state.gov/kazakhstan-travel-advisory.html|travel.state.gov>",
    ):  # fmt: skip
        assert fact in whole
    assert made["text"].startswith("Kazakhstan: US lets")


def test_g80_teams_shows_the_same_in_one_card() -> None:
    made = teams.adaptive(message("teams"))
    (attachment,) = made["attachments"]
    assert (made["type"], attachment["contentType"]) == ("message", "application/vnd.microsoft.card.adaptive")
    card = attachment["content"]
    assert made["summary"] == card["fallbackText"] and "US lets non-emergency staff" in made["summary"]
    assert (card["type"], card["version"], card["body"][0]["style"]) == ("AdaptiveCard", "1.4", "attention")
    whole = json.dumps(made, ensure_ascii=False)
    for fact in (
        "🔴 Urgent: Kazakhstan",
        "US lets non-emergency staff",
        "Level 4 — unchanged: Do Not Travel",
        "On January 7, 2022",
        "Last checked: ",
    ):
        assert fact in whole
    assert card["actions"] == [
        {
            "type": "Action.OpenUrl",
            "title": "Read at travel.state.gov",
            "url": "https://travel.state.gov/kazakhstan-travel-advisory.html",
        }
    ]


@pytest.mark.parametrize("foreign", MENTIONS)
def test_g80_no_text_of_a_government_mentions_anybody_in_slack(foreign: str) -> None:
    """Of angle brackets only our own link remains, every entity is whole, and no @name is left to be parsed."""
    made = slack.blocks(message("slack", foreign=foreign))
    for key, text, around in every(made):
        if key != "text":
            continue
        for tag in re.findall(r"<[^>]*>?", text):
            assert re.fullmatch(r"<https://travel\.state\.gov/[^|<>]+\|[^|<>]+>", tag), tag
        assert not re.search(r"(?<![A-Za-z0-9._%+-])@\w", text)
        if around.get("type") == "mrkdwn":
            assert around["verbatim"] is True
            assert not re.search(r"&(?!amp;|lt;|gt;)", text)


@pytest.mark.parametrize("foreign", MENTIONS)
def test_g80_no_text_of_a_government_mentions_anybody_in_teams(foreign: str) -> None:
    """Foreign words stand in text runs, which know no Markdown; there are no entities a mention could refer to."""
    made = teams.adaptive(message("teams", foreign=foreign))
    kinds = {around["type"] for _, _, around in every(made) if "type" in around}
    assert kinds <= {"message", "AdaptiveCard", "Container", "RichTextBlock", "TextRun", "Action.OpenUrl"}
    assert "entities" not in json.dumps(made)
    for key, text, _ in every(made):
        if key in ("text", "title", "fallbackText", "summary"):
            assert not re.search(r"(?<![A-Za-z0-9._%+-])@\w|</?at\b", text, re.IGNORECASE)


def test_an_officer_who_is_asked_in_a_chat_reads_what_is_asked_and_finds_the_page() -> None:
    asked = notice("7", "Decide by 21:14 UTC: 27 countries <at once>", ("81 messages wait.", "P1 US raises Oman"), NOW, desk(), "https://m.example/review/storms/4")
    made = slack.blocks(asked)["blocks"]
    said = "\n".join(block["text"]["text"] for block in made)
    assert "*Decide by 21:14 UTC: 27 countries &lt;at once&gt;*" in said and "81 messages wait.\nP1 US raises Oman" in said
    assert said.endswith("<https://m.example/review/storms/4|Look at it>")
    mute = slack.blocks(notice("7", "Sending: held", ("",), NOW, desk()))["blocks"]
    assert [block["text"]["text"] for block in mute] == ["*Sending: held*"]
    card = teams.adaptive(asked)["attachments"][0]["content"]
    assert [part["inlines"][0]["text"] for part in card["body"]][1:] == ["81 messages wait.", "P1 US raises Oman"]
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Look at it", "url": "https://m.example/review/storms/4"}]


def test_who_is_woken_by_a_chat_takes_it_on_from_there() -> None:
    """At three the chain told the ops room in Slack; without the link it climbed on, though three people read it."""
    waits = letter(answer="https://m.example/acknowledge/abc-_1", asked=("Stay indoors.", "Avoid <the> harbour."), page="https://m.example/events/1")
    told = compose([waits], Reader("desk", "slack", "reader:desk"), NOW, desk())
    lines = [block["text"]["text"] for block in slack.blocks(told)["blocks"] if block["type"] == "section"]
    assert lines[1] == "*<https://m.example/acknowledge/abc-_1|Take it on>*  so that nobody else is woken."
    assert "What to do, in the publisher’s words:\n•  Stay indoors.\n•  Avoid &lt;the&gt; harbour." in lines
    content = teams.adaptive(told)["attachments"][0]["content"]
    assert next((one["title"], one["url"]) for one in content["actions"]) == ("Take it on", "https://m.example/acknowledge/abc-_1")
    assert content["actions"][-1] == {"type": "Action.OpenUrl", "title": "All evidence, and what came since", "url": "https://m.example/events/1"}
    assert "<https://m.example/events/1|All evidence, and what came since>" in json.dumps(slack.blocks(told), ensure_ascii=False)
    assert "Take it on, so that nobody else is woken." in json.dumps(content, ensure_ascii=False)
    assert "•  Avoid <the> harbour." in json.dumps(content, ensure_ascii=False)
    (posted,) = told.payload["data"]["events"]
    assert (posted["acknowledge"], posted["asked"]) == ("https://m.example/acknowledge/abc-_1", ["Stay indoors.", "Avoid <the> harbour."])
    for quiet in (slack.blocks(message("slack")), teams.adaptive(message("teams"))):
        assert not re.search("Take it on|What to do", json.dumps(quiet, ensure_ascii=False))


def test_eight_that_wait_leave_room_for_the_ways_to_read_them() -> None:
    many = [letter(event=replace(event(), id=f"{n}", url=f"https://travel.state.gov/{n}"), answer=f"https://m.example/acknowledge/{n}") for n in range(8)]
    told = compose(many, Reader("desk", "teams", "reader:desk"), NOW, desk())
    titles = [one["title"] for one in teams.adaptive(told)["attachments"][0]["content"]["actions"]]
    assert titles == [*["Take it on (Kazakhstan)"] * 3, *["Read at travel.state.gov (Kazakhstan)"] * 3]


def test_a_mailbox_in_an_advisory_stays_whole() -> None:
    """The address of a consulate is no mention: it can be copied."""
    for made in (
        slack.blocks(message("slack", foreign="Write to help@state.example.")),
        teams.adaptive(message("teams", foreign="Write to help@state.example.")),
    ):
        assert "help@state.example" in json.dumps(made)


@pytest.mark.parametrize("count", [1, 8, 30, 200])
@pytest.mark.parametrize(
    "foreign", ["", "&<>" * 4000, "Не ездите — 不要去 " * 400, "x" * 9000, "\n" * 500 + "a\nb" * 900]
)
def test_g80_both_stay_within_their_limits(count: int, foreign: str) -> None:
    """Slack: 50 blocks, 150 characters of a header, 3000 of a text, 10 of a context; Teams: 21 kB."""
    told = message("slack", count, foreign)
    made = slack.blocks(told)
    assert 1 <= len(made["blocks"]) <= 50
    for block in made["blocks"]:
        assert block["type"] != "header" or 1 <= len(block["text"]["text"]) <= 150
        assert 1 <= len(block.get("elements", [0])) <= 10
    assert all(1 <= len(text) <= 3000 for key, text, _ in every(made) if key == "text")
    card = teams.adaptive(told)
    assert len(json.dumps(card, ensure_ascii=False).encode()) <= 28_000
    assert len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()) <= 21_000
    body = card["attachments"][0]["content"]["body"]
    assert body
    assert len(card["attachments"][0]["content"]["actions"]) <= 6


def test_a_message_sent_again_says_no_less_than_the_first_and_still_fits() -> None:
    """That it may have arrived took the place of "no longer the latest word" on a telephone; and Slack refuses 3001 letters whole."""
    ampersands = replace(event(id="older"), finding=replace(event().finding, headline="&" * 400))
    said = letter(event=event(flags=("corrects",)), storm="open", later=ampersands, reverts=ampersands, replaces=(ampersands,), repeats=True)
    told = compose([said], Reader("desk", "slack", "reader:desk"), NOW, desk())
    assert written(told).index("Sent again") < written(told).index("No officer has looked") < written(told).index("No longer the latest word")
    assert all(len(text) <= 3000 for key, text, _ in every(slack.blocks(told)) if key == "text")
    assert "No longer the latest word" in json.dumps(slack.blocks(told))


def test_what_finds_no_room_is_counted() -> None:
    """Two hundred at once: some whole, some by headline, the rest as a number; none vanishes unsaid."""
    assert re.search(r"… and 18\d more", json.dumps(slack.blocks(message("slack", 200)), ensure_ascii=False))
    assert re.search(r"… and \d+ more", json.dumps(teams.adaptive(message("teams", 200)), ensure_ascii=False))


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"ok", Sent), (200, b"", TryLater), (200, b"<html>", TryLater), (400, b"invalid_payload", GiveUp), (400, b"no_text", GiveUp),
        (403, b"action_prohibited", TryLater), (403, b"invalid_token", Disable), (404, b"no_service", Disable), (404, b"channel_not_found", Disable),
        (410, b"channel_is_archived", Disable), (410, b"", Disable), (429, b"rate_limited", TryLater), (500, b"rollup_error", TryLater), (302, b"", TryLater),
    ],
)  # fmt: skip
def test_g80_each_answer_of_slack_has_its_meaning(status: int, body: bytes, kind: type) -> None:
    outcome, _ = sent("slack", Reply(status, body=body))
    assert type(outcome) is kind
    if status == 200 and kind is TryLater:  # "hooks.slack.com: 200" alone was shown as what went wrong
        assert f'200 and not Slack’s "ok": {body.decode() or "nothing"}' in outcome.reason


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (202, b"", Sent), (200, b"1", Sent), (200, b"", Sent), (200, b'{"id": "8"}', Sent), (429, b"", TryLater), (404, b"", TryLater), (410, b"", Disable),
        (413, b"", GiveUp), (502, b"", TryLater), (401, b"", TryLater),
        (200, b"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x", TryLater),
        (200, b"Webhook Bad Request - Summary or Text is required: failed", TryLater),
    ],
)  # fmt: skip
def test_g80_each_answer_of_teams_has_its_meaning(status: int, body: bytes, kind: type) -> None:
    """An old connector says 200 to a message Teams refused: its words count more than its number."""
    outcome, _ = sent("teams", Reply(status, body=body))
    assert type(outcome) is kind


@pytest.mark.parametrize("channel", ["slack", "teams"])
def test_g80_a_wish_to_wait_is_heard_and_no_secret_is_told(channel: str) -> None:
    """The whole address of a chat's webhook is its password: not a piece of it stands in a reason."""
    outcome, posts = sent(channel, Reply(429, "30", b"slow down " + URL.encode() + b" canary-4711"))
    assert isinstance(outcome, TryLater)
    assert outcome.after == 30
    assert posts[0][0] == URL
    for secret in ("canary", "B0BBBB", "services"):
        assert secret not in repr(outcome)


def test_g80_slack_gets_one_message_a_second_and_teams_four() -> None:
    """Ten messages in a row: each waits for its turn, and one that had to rest comes back later."""
    for channel, spacing in (("slack", 1.0), ("teams", 0.25)):
        now, times = [100.0], []

        def sleep(seconds: float, now: list[float] = now) -> None:
            now[0] += seconds

        def call(*_: object, now: list[float] = now, times: list[float] = times) -> Reply:
            times.append(now[0])
            return Reply(200 if len(times) < 10 else 429, "60", body=b"ok")

        way = slack.Slack if channel == "slack" else teams.Teams
        book = Listed({"a": Target(URL, "hooks.slack.com", per_minute=60_000)})
        line = way(Line(book, call, lambda: AT, Pace(lambda now=now: now[0], sleep)))
        for _ in range(10):
            line.send(message(channel), "a")
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert all(gap >= spacing - 1e-9 for gap in gaps)
        mild = [line.send(replace(message(channel), headers={}), "a") for _ in range(3)]
        outcome = line.send(message(channel), "a")  # urgent: it stands behind none of those
        assert all(isinstance(one, Wait) for one in (*mild, outcome))
        assert isinstance(outcome, TryLater) and outcome.after is not None
        assert 59 <= outcome.after <= 61
        assert len(times) == 10
