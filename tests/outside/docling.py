"""The tables of a document as docling's ground truth has them (a DoclingDocument in JSON)."""

import json
import re

from grids import AFTER_NUMBER, RAISED, Cell, Table


def tables(text):
    """Every table in the order of the list, in which a nested one follows the one it lies in."""
    document = json.loads(text)
    return [table_of(document, table["data"]) for table in document["tables"]]


def table_of(document, data):
    cells = {}
    for cell in data["table_cells"]:
        place = cell["start_row_offset_idx"] + 1, cell["start_col_offset_idx"] + 1
        cells[place] = Cell(cell["row_span"], cell["col_span"], text_of(document, cell))
    return Table(data["num_rows"], data["num_cols"], cells)


def text_of(document, cell):
    """The text of the cell, with the list numbers and raised digits that docling keeps apart."""
    text, at = cell["text"], 0
    for item in items_of(document, cell["ref"]) if "ref" in cell else ():
        start = text.find(item["text"].strip(), at)
        if start < 0:
            continue
        start += len(text[start:]) - len(text[start:].lstrip())
        end = start + len(item["text"].strip())
        printed = text[start:end]
        if (item.get("formatting") or {}).get("script", "baseline") != "baseline":
            printed = re.sub(r"(\d)", RAISED + r"\1", printed)
        if item["label"] == "list_item" and item.get("enumerated"):
            printed = item["marker"] + AFTER_NUMBER + printed
        text = text[:start] + printed + text[end:]
        at = start + len(printed)
    return text


def items_of(document, reference):
    """The texts below a group, in reading order; a nested table has its own."""
    _, kind, number = reference["$ref"].split("/")
    if kind == "tables":
        return
    item = document[kind][int(number)]
    if kind == "texts":
        yield item
    for child in item["children"]:
        yield from items_of(document, child)
