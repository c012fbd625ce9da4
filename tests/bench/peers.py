"""Our side of the comparison with other change monitors: our configuration from theirs, one cycle as one command.

`make peers` runs it where the harness stands beside the checkout (../shared/tools/peers, or PEERS_BENCH) and the other
monitors are installed (PEERS_HOME); the table goes to docs/peers.md.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

TOP = Path(__file__).parent.parent.parent
OURS = "ours/default"
PEERS = ("naive-script/default", "urlwatch/default", "webchanges/default", "changedetection.io/default")
ADAPTER = {
    "name": "ours",
    "variant": "default",
    "kinds": "mixed",
    "setup": f"{sys.executable} -m tests.bench.peers setup",
    "cycle": f"{sys.executable} -m monitor check --post --mirror $BENCH_BASE_URL",
    "report": "smtp",
    "env": {"PYTHONPATH": str(TOP)},
}


def setup(environ: dict[str, str]) -> None:
    """Write the configuration of a run: every government off, every source of the harness on our own list."""
    from monitor.collect.sources import SOURCES

    work = Path(environ["BENCH_WORKDIR"])
    rows = json.loads(Path(environ["BENCH_SOURCES"]).read_text("utf-8"))
    told = ['[post]', 'mode = "live"', '[collect]', 'contact = "bench@example.org"', 'spacing = 0.0', 'at_once = 16', 'workers = 16',
            '[email]', f'host = "{environ["BENCH_SMTP_HOST"]}"', f'port = {environ["BENCH_SMTP_PORT"]}', 'starttls = "none"']  # fmt: skip
    told += [f"[sources.{name}]\nenabled = false" for name in SOURCES]
    told += ['[[reader]]', 'name = "ops"', 'channel = "email"', 'address = "ops@example.org"', 'severity = "P4"']
    for row in rows:
        host, _, rest = urlsplit(row["url"]).path.lstrip("/").partition("/")
        told += ["[[source]]", f'name = "{row["name"]}"', f'address = "https://{host}/{rest}"', f'kind = "{row["kind"]}"']
        told += ["robots = false"]  # none of the others asks for it
        told += [f'selector = "{row["selector"]}"'] if row["selector"] else []
    (work / "config").mkdir()
    (work / "config" / "local.toml").write_text("\n".join(told) + "\n", "utf-8")


def harness() -> Path | None:
    """Find the harness, which is no part of this checkout."""
    where = Path(os.environ.get("PEERS_BENCH") or TOP.parent / "shared" / "tools" / "peers")
    return where if (where / "bench.py").is_file() else None


def main(words: list[str]) -> int:
    """Run the harness with our adapter beside its own, in a scratch folder; further words go to it as they are."""
    if words[:1] == ["setup"]:
        setup(dict(os.environ))
        return 0
    found = harness()
    if found is None:
        print("expected the peers' benchmark in ../shared/tools/peers or PEERS_BENCH, got none: nothing measured")
        return 0
    scratch = Path(os.environ.get("BENCH_WORK") or TOP / "state" / "bench")
    shutil.copytree(found, scratch / "harness", dirs_exist_ok=True, copy_function=shutil.copyfile)
    (scratch / "harness" / "adapters" / "ours.json").write_text(json.dumps(ADAPTER), "utf-8")
    environ = {**os.environ, "BENCH_WORK": str(scratch / "work")}
    part, *rest = words or ["perf", "--n", "600", "--lat", "0.05", "--reps", "3"]
    peers = [] if "--peers" in rest else ["--peers", ",".join((OURS, *PEERS))]
    out = [] if "--out" in rest else ["--out", str(scratch / "results.json")]
    command = [sys.executable, "bench.py", part, *rest, *peers, *out]
    return subprocess.run(command, cwd=scratch / "harness", env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
