"""`python -m mediator …`: see cli.py."""

from mediator.cli import main

main()
