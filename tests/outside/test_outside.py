#!/usr/bin/env python3
"""What the comparison with public suites stands on: their formats, and what counts as equal."""

import json
import os
import sys
import tempfile
import unittest
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import docling  # noqa: E402
import grids  # noqa: E402
import native  # noqa: E402
import visible  # noqa: E402

NOBODY = '( "" , [] , [] )'


def cell(blocks, down=1, across=1):
    return f"Cell {NOBODY} AlignDefault (RowSpan {down}) (ColSpan {across}) [ {blocks} ]"


def row(*cells):
    return f"Row {NOBODY} [ {' , '.join(cells)} ]"


def table(head, *rows):
    columns = ", ".join(["(AlignDefault, ColWidth 5.0e-2)"] * 3)
    return (f"[ Table {NOBODY} (Caption Nothing []) [ {columns} ] (TableHead {NOBODY} [ {head} ])"
            f" [ TableBody {NOBODY} (RowHeadColumns 0) [] [ {' , '.join(rows)} ] ]"
            f" (TableFoot {NOBODY} []) ]")


class Native(unittest.TestCase):
    def test_strings_are_unescaped(self):
        for shown, text in ((r'"a\"b\\"', 'a"b\\'), (r'"\8217s"', "’s"), (r'"\1234\&5"', "\u04d25"),
                            (r'"\n\DEL\FSA"', "\n\x7f\x1cA"), ('"a\\\n  \\b"', "ab")):
            self.assertEqual(native.parse(shown), text)

    def test_values_nest(self):
        Node = native.Node
        self.assertEqual(native.parse("Pandoc (Meta {m = fromList []}) [Space,Str -1 (2,3.5)]"),
                         Node("Pandoc", [Node("Meta", [[("m", Node("fromList", [[]]))]]),
                                         [Node("Space", []), Node("Str", [-1, (2, 3.5)])]]))

    def test_what_is_no_value_is_an_error(self):
        for text in ("[Str", "Str \"a", "[Space Space)", "Str ; Space"):
            self.assertRaises(ValueError, native.parse, text)

    def test_cells_go_where_none_spans(self):
        found, = native.tables(table(
            row(cell('Plain [ Str "A" ]', down=2), cell('Plain [ Str "B" ]', across=2)),
            row(cell('Para [ Str "C" , Space , Str "D" ]'), cell(""))))
        self.assertEqual((found.rows, found.columns), (2, 3))
        self.assertEqual({place: (c.row_span, c.column_span, c.text.strip())
                          for place, c in found.cells.items()},
                         {(1, 1): (2, 1, "A"), (1, 2): (1, 2, "B"),
                          (2, 2): (1, 1, "C D"), (2, 3): (1, 1, "")})

    def test_numbers_of_lists_stand_before_the_text(self):
        blocks = native.parse('OrderedList (4, LowerRoman, TwoParens) [[Plain [Str "x"]],[]]')
        for ours in ("(iv)x\n(v)", "(iv) x (v)"):
            self.assertTrue(grids.same_text(native.text_of(blocks), ours), ours)
        self.assertFalse(grids.same_text(native.text_of(blocks), "x"))

    def test_notes_and_nested_tables_are_no_text_of_the_cell(self):
        inner = table(row(cell('Plain [ Str "in" ]')))[1:-1]
        outer = table(row(cell(f'Plain [ Str "out" , Note [ Plain [ Str "n" ] ] ] , {inner}')))
        self.assertEqual([found.cells[1, 1].text.strip() for found in native.tables(outer)],
                         ["out", "in"])


class Docling(unittest.TestCase):
    def test_numbers_and_raised_digits_come_back(self):
        texts = [{"label": "list_item", "enumerated": True, "marker": "2.", "text": "one",
                  "children": []},
                 {"label": "text", "text": "2", "children": [], "formatting": {"script": "super"}}]
        references = [{"$ref": f"#/texts/{number}"} for number in range(2)]
        document = {"groups": [{"children": references}], "texts": texts, "tables": []}
        text = docling.text_of(document, {"text": "one m2", "ref": {"$ref": "#/groups/0"}})
        self.assertTrue(grids.same_text(text, "2.one m²"))
        self.assertTrue(grids.same_text(text, "2. one m2"))
        self.assertFalse(grids.same_text(text, "one m2"))

    def test_places_count_from_one(self):
        data = {"num_rows": 1, "num_cols": 2, "table_cells": [
            {"start_row_offset_idx": 0, "start_col_offset_idx": 0, "row_span": 1, "col_span": 2,
             "text": "a"}]}
        found, = docling.tables(json.dumps({"tables": [{"data": data}]}))
        self.assertEqual(found, grids.Table(1, 2, {(1, 1): grids.Cell(1, 2, "a")}))


class Grids(unittest.TestCase):
    def test_every_kind_of_difference_is_told(self):
        one = grids.Table(1, 2, {(1, 1): grids.Cell(1, 2, "a  b")})
        other = grids.Table(2, 2, {(1, 1): grids.Cell(1, 1, "a b"), (2, 1): grids.Cell(1, 1, "c")})
        self.assertEqual([d.what for d in grids.differences(one, other)],
                         ["rows", "r1c1 span", "r2c1 cell"])
        self.assertEqual([d.what for d in grids.differences(one, None)], ["table"])

    def test_a_table_too_many_is_told_apart_by_size(self):
        small, large = grids.Table(1, 1, {}), grids.Table(3, 3, {})
        self.assertEqual(grids.paired([large], [small, small, large]),
                         [(1, None, small), (2, None, small), (3, large, large)])
        self.assertEqual(grids.paired([large, small], [large]),
                         [(1, large, large), (0, small, None)])


class Visible(unittest.TestCase):
    def seen(self, cell_xml):
        body = (f'<w:document xmlns:w="{visible.TRANSITIONAL}" xmlns:m="{visible.MATH[0]}"><w:body>'
                f"<w:tbl><w:tr><w:tc>{cell_xml}</w:tc></w:tr></w:tbl></w:body></w:document>")
        rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                'relationships"><Relationship Type="x/officeDocument" Target="/d.xml"/></Relationships>')
        with tempfile.TemporaryFile() as file:
            with zipfile.ZipFile(file, "w") as package:
                package.writestr("_rels/.rels", rels)
                package.writestr("d.xml", body)
            return ["".join(sorted(table.characters.elements())) for table in visible.read(file)]

    def test_what_is_printed_counts_and_no_more(self):
        for xml, text in (("<w:p><w:r><w:t>a b</w:t></w:r></w:p>", "ab"),
                          ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>", ""),
                          ("<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>", ""),
                          ("<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>", "a"),
                          ("<w:p><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></w:p>", "a"),
                          ('<w:p><w:r><w:t>a</w:t><w:footnoteReference w:customMarkFollows="1"/>'
                           "<w:t>*</w:t></w:r></w:p>", "a"),
                          ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                           "<w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", "")):
            self.assertEqual(self.seen(xml), [text], xml)

    def test_only_the_result_of_a_field_is_printed(self):
        signs = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
                 for kind in ("begin", "separate", "end")}
        xml = "<w:p>{begin}<w:r><w:t>code</w:t></w:r>{separate}<w:r><w:t>a</w:t></w:r>{end}</w:p>"
        self.assertEqual(self.seen(xml.format(**signs)), ["a"])

    def test_a_check_box_of_a_form_is_drawn(self):
        box = ('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
               '<w:default w:val="0"/>{}</w:checkBox></w:ffData></w:fldChar></w:r></w:p>')
        self.assertEqual(self.seen(box.format("")), ["☐"])
        self.assertEqual(self.seen(box.format("<w:checked/>")), ["☒"])

    def test_a_nested_table_has_its_own(self):
        inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        self.assertEqual(self.seen(f"<w:p><w:r><w:t>x</w:t></w:r></w:p>{inner}"), ["x", "in"])


if __name__ == "__main__":
    done = unittest.main(exit=False).result
    lost = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - lost} passed, {lost} failed", file=sys.stderr)
    sys.exit(1 if lost else 0)
