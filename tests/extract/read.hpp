#pragma once

#include "extract/document_reader.hpp"
#include "tests/support/docx.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

// What reading a package gives, whichever way it went.
struct ReadOutcome
{
    Document document{};
    Failure failure{};
    Findings findings{};
};

inline ReadOutcome
read_bytes(std::string bytes)
{
    ReadOutcome outcome;
    auto document = Package::open(std::move(bytes)).and_then([&](const Package& package) {
        return read_document(package, outcome.findings);
    });
    if (document) {
        outcome.document = std::move(*document);
    } else {
        outcome.failure = document.error();
    }
    return outcome;
}

inline ReadOutcome
read_body(std::string_view body_fragment, const std::vector<TestPart>& further = {})
{
    return read_bytes(docx(body_fragment, further));
}

// The tables of a document in reading order.
inline std::vector<Table>
tables_of(const Document& document)
{
    std::vector<Table> found;
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            found.push_back(*table);
        }
    }
    return found;
}

using CellTexts = std::vector<std::vector<std::string>>; // by row

inline CellTexts
texts_of(const Table& table)
{
    CellTexts rows;
    for (const auto& row : table.rows) {
        auto& cells = rows.emplace_back();
        for (const auto& cell : row.cells) {
            cells.push_back(cell.text);
        }
    }
    return rows;
}

// The text of the first cell of a document's first table.
inline std::string
cell_text(const Document& document)
{
    return texts_of(tables_of(document).at(0)).at(0).at(0);
}

// Parts beside the document.
inline TestPart
styles_part(std::string_view inner)
{
    return {"word/styles.xml",
            "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" +
                std::string(inner) + "</w:styles>"};
}

inline TestPart
numbering_part(std::string_view inner)
{
    return {"word/numbering.xml",
            "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" +
                std::string(inner) + "</w:numbering>"};
}

// Fragments of a body.
inline std::string
run(std::string_view text)
{
    return "<w:r><w:t xml:space='preserve'>" + std::string(text) + "</w:t></w:r>";
}

inline std::string
para(std::string_view text)
{
    return "<w:p>" + (text.empty() ? "" : run(text)) + "</w:p>";
}

inline std::string
tc(std::string_view text, std::string_view properties = "")
{
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + para(text) + "</w:tc>";
}

inline std::string
tr(std::string_view cells, std::string_view properties = "")
{
    return "<w:tr><w:trPr>" + std::string(properties) + "</w:trPr>" + std::string(cells) +
           "</w:tr>";
}

inline std::string
tbl(std::string_view rows)
{
    return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>" + std::string(rows) +
           "</w:tbl>";
}

} // namespace nianbao
