"""After an upgrade, what is believed is read once by today's reader: a better reader is never news."""

from __future__ import annotations

from monitor import logs
from monitor.compare.doors.editions import corrected
from monitor.walk.world import Memory, Pass, World


def reread(world: World, look: Pass, memory: Memory) -> None:
    """Correct levels that an older reader took from pages still believed; nothing once that was done, nor for posts.

    A level is kept with the belief, as a drop may wait. Where the old reader had read another, the next edit of the
    page would be told as a raised or lowered level, and until then we would show what nobody published.
    """
    name = f"reader.{look.publisher.NAME}"
    if not world.reader or look.publisher.POSTS or world.store.note(name) == world.reader:
        return
    for number, (destination, belief) in enumerate(look.beliefs.items()):
        world.progress("read again", number + 1, len(look.beliefs))
        view = memory(belief.sha256) if belief.withdrawn_at is None else None
        right = corrected(belief, view) if view else belief
        if right is not belief:
            logs.warn("an older reader took another level", page=belief.url, was=belief.level, now=right.level)
            look.beliefs[destination] = right
            look.corrected.append(right)
    look.notes = {**look.notes, name: world.reader}
