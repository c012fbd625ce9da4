"""Draw the pictures of the documents anew: python -m tests.journeys.pictures."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from monitor.store.log import Asked
from tests.journeys import mail_pictures
from tests.journeys.browser import DESKTOP, PHONE, chromium, page
from tests.rehearsal.years import TROUBLED
from tests.web.furnished import DESK, HOUSE, PUBLIC, furnish
from tests.web.served import TOP, served, written

PICTURES = TOP / "docs" / "pictures"


def main() -> None:
    with chromium() as browser:
        mail_pictures.draw(browser, PICTURES)
    with tempfile.TemporaryDirectory() as folder:
        house = written(Path(folder), 9_000, 1100, 190)
        library = house.store.library
        order = library.entries(Asked(kinds=("departure_ordered", "departure_authorized"), countries=tuple(TROUBLED)), limit=1)[0]
        shown = {
            "changes": (PUBLIC, "/"), "event": (PUBLIC, f"/events/{order.id}"), "country": (PUBLIC, f"/countries/{order.country}"),
            "map": (PUBLIC, "/map"), "status": (PUBLIC, "/status"), "review": (HOUSE, "/review"), "desk": (DESK, "/desk"),
        }  # fmt: skip
        lived_in = furnish(house)
        with served(house) as url, chromium() as browser:
            for name, (who, path) in shown.items():
                for size, dark in ((DESKTOP, False), (PHONE, True)):
                    with page(browser, url, size, dark) as (opened, _):
                        opened.context.add_cookies([{"name": key, "value": word, "url": url} for key, word in lived_in.cookies[who].items()])
                        opened.goto(path)
                        kind = f"{'desktop' if size is DESKTOP else 'phone'}-{'dark' if dark else 'light'}"
                        small(opened.screenshot()).save(PICTURES / f"web-{name}-{kind}.png", optimize=True)
        house.close()


def small(taken: bytes) -> Image.Image:
    """A picture of few colours: a repository keeps every version of it."""
    return Image.open(io.BytesIO(taken)).convert("RGB").quantize(200, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
