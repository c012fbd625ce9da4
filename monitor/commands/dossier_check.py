"""Check this dossier with Python 3.8 or newer alone: python3 check.py [HEAD]; HEAD is a hash noted elsewhere."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

FACTS = (
    *("publisher", "country", "places", "published_on", "decided_on", "kind", "severity", "headline", "why"),
    *("evidence", "level_before", "level_after", "before_sha256", "after_sha256"),
)


def sums(top: Path) -> list[str]:
    """What is wrong with the files by SHA256SUMS, and with the stored pages by the hashes they are known by."""
    packed = (line.split("  ", 1) for line in (top / "SHA256SUMS").read_text("utf-8").splitlines())
    wrong = [_differs(top, name, expected, "the file that was packed") for expected, name in packed]
    pages = json.loads((top / "pages.json").read_text("utf-8"))
    wrong += [_differs(top, one["file"], one["sha256"], "the page the event names") for one in pages if one["file"]]
    return [one for one in dict.fromkeys(wrong) if one]


def _differs(top: Path, name: str, expected: str, what: str) -> str:
    if not (top / name).is_file():
        return f"{name} is missing"
    return "" if sha256((top / name).read_bytes()).hexdigest() == expected else f"{name} is not {what}"


def facts(row: dict[str, Any], event: dict[str, Any]) -> list[str]:
    """What event.json says otherwise than the row of the chain that is the event's."""
    said = {**row.get("finding", {}), **row}
    wrong = [name for name in FACTS if name in said and said[name] != event.get(name)]
    wrong += ["detected_at"] if said["detected_at"][:19] != event["detected_at"][:19] else []
    return [f"event.json says otherwise than the chain: {name}" for name in wrong]


def chain(top: Path, noted: str) -> list[str]:
    """What is wrong with the chain: each row hashes to its hash and follows the one before; the first is the event."""
    wrong, before, hashes = [], "", set()
    event = json.loads((top / "event.json").read_text("utf-8"))
    with (top / "chain.jsonl").open(encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            if sha256((row["prev"] + row["body"]).encode()).hexdigest() != row["hash"]:
                wrong.append(f"row {row['seq']} does not hash to its own hash")
            if before and row["prev"] != before:
                wrong.append(f"row {row['seq']} does not follow the row before it")
            if not before:
                told = json.loads(row["body"])
                hashes.add(row["prev"])
                if told["id"] == event["id"]:
                    wrong += facts(told["event"], event)
                else:
                    wrong.append("the first row is not the event of this dossier")
            before = row["hash"]
            hashes.add(before)
    if noted and not any(one.startswith(noted) for one in hashes):
        wrong.append(f"the hash noted elsewhere, {noted}, is none of this chain from the event on")
    if not before:
        sys.stdout.write("No chain: the event was held back, and never told.\n")
        return wrong
    sys.stdout.write(f"{len(hashes) - 1} rows from the event to the head {before}\n")
    return wrong


def main(top: Path, noted: str) -> int:
    """Print what is wrong, or that all holds; 1 where anything is wrong."""
    wrong = [*sums(top), *chain(top, noted)]
    sys.stdout.write(("\n".join(wrong) or "Everything holds.") + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent, sys.argv[1] if len(sys.argv) > 1 else ""))
