"""Run the command as `python -m monitor`."""

from monitor.cli import main

main()
