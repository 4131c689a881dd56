#!/usr/bin/python3
"""Executes notebooks headless: run.py [NOTEBOOK ...] [--out FOLDER]; see README.md here."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent)

from headless.cli import main  # noqa: E402

sys.exit(main())
