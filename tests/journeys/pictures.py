"""Draw the pictures of the documents anew: python -m tests.journeys.pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path

from monitor.store.log import Asked
from tests.journeys import mail_pictures
from tests.journeys.browser import DESKTOP, PHONE, chromium, page
from tests.rehearsal.years import TROUBLED
from tests.web.served import TOP, served, written

PICTURES = TOP / "docs" / "pictures"


def main() -> None:
    with chromium() as browser:
        mail_pictures.draw(browser, PICTURES)
    with tempfile.TemporaryDirectory() as folder:
        house = written(Path(folder), 9_000, 1100, 190)
        library = house.store.library
        order = library.entries(Asked(kinds=("departure_ordered", "departure_authorized"), countries=tuple(TROUBLED)), limit=1)[0]
        shown = {"changes": "/", "event": f"/events/{order.id}", "country": f"/countries/{order.country}", "map": "/map"}
        with served(house) as url, chromium() as browser:
            for name, path in shown.items():
                for size, dark in ((DESKTOP, False), (PHONE, True)):
                    with page(browser, url, size, dark) as (opened, _):
                        opened.goto(path)
                        kind = f"{'desktop' if size is DESKTOP else 'phone'}-{'dark' if dark else 'light'}"
                        opened.screenshot(path=PICTURES / f"web-{name}-{kind}.png")
        house.close()


if __name__ == "__main__":
    main()
