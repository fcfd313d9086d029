"""``python -m pipeline``: the command line where no script is installed."""

from pipeline.cli import main

main()
