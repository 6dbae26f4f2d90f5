#!/usr/bin/env python3
"""What a short python-docx script costs: opens each FILE and reads every cell of its tables."""
import sys

import docx

cells = 0
for path in sys.argv[1:]:
    for table in docx.Document(path).tables:
        for row in table.rows:
            cells += sum(1 for cell in row.cells if cell.text is not None)
print(len(sys.argv) - 1, "documents,", cells, "cells")
