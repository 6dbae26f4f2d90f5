#include "batch/inspect.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

Inspection
sample()
{
    Inspection made;
    made.document = {
        .blocks = {Paragraph{.text = "总体情况", .number = "一、", .outline_level = 0},
                   Table{.ordinal = 1, .rows = {{{{"项目", 2}}}, {{{"规章"}, {"3"}}}}},
                   Table{.ordinal = 2, .parent = ParentCell{1, 2, 2}, .rows = {{{{"内"}}}}},
                   Paragraph{.text = "完"}},
        .bookmarks = {{.name = "_GoBack", .text = "完"},
                      {.name = "表二", .tables = {1}, .columns = std::pair{1U, 2U}}},
        .left_out = {{"deleted-text", 2}},
        .producer = "WPS Office",
    };
    made.report.identity.title = "甲局2020年政府信息公开工作年度报告";
    made.report.sections = {{.level = 1, .number = "一、", .title = "总体情况"}};
    made.report.findings = {
        {.code = "label-missing", .arguments = {"规范性文件"}, .place = {.table = 1}}};
    return made;
}

} // namespace

TEST_CASE("no control that a terminal obeys stands in JSON as it is")
{
    auto made = sample();
    made.report.identity.title = "a\xC2\x9B\x7F\x1B b";
    const std::vector<Inspected> files{{"a.docx", made}};
    CHECK(inspect_json(files, Language::en).find(R"("a\u009b\u007f\u001b b")") !=
          std::string::npos);
}

TEST_CASE("inspect --json has the shape of the contract")
{
    const std::vector<Inspected> files{{"a.docx", sample()}, {"b.docx", fail("empty-file")}};
    CHECK(inspect_json(files, Language::en) == R"json([
 {
  "file": "a.docx",
  "title": "甲局2020年政府信息公开工作年度报告",
  "producer": "WPS Office",
  "headings": [
   {
    "level": 1,
    "number": "一、",
    "title": "总体情况"
   }
  ],
  "blocks": [
   {
    "type": "paragraph",
    "text": "总体情况",
    "number": "一、",
    "level": 1
   },
   {
    "type": "table",
    "ordinal": 1,
    "parent": null,
    "rows": 2,
    "columns": 2,
    "bookmarks": [
     "表二"
    ],
    "cells": [
     {
      "row": 1,
      "column": 1,
      "row_span": 1,
      "column_span": 2,
      "text": "项目"
     },
     {
      "row": 2,
      "column": 1,
      "row_span": 1,
      "column_span": 1,
      "text": "规章"
     },
     {
      "row": 2,
      "column": 2,
      "row_span": 1,
      "column_span": 1,
      "text": "3"
     }
    ]
   },
   {
    "type": "table",
    "ordinal": 2,
    "parent": [
     1,
     2,
     2
    ],
    "rows": 1,
    "columns": 1,
    "bookmarks": [],
    "cells": [
     {
      "row": 1,
      "column": 1,
      "row_span": 1,
      "column_span": 1,
      "text": "内"
     }
    ]
   },
   {
    "type": "paragraph",
    "text": "完",
    "number": "",
    "level": null
   }
  ],
  "bookmarks": [
   {
    "name": "_GoBack",
    "text": "完",
    "tables": [],
    "columns": null
   },
   {
    "name": "表二",
    "text": "",
    "tables": [
     1
    ],
    "columns": [
     1,
     2
    ]
   }
  ],
  "left_out": [
   {
    "what": "deleted-text",
    "count": 2
   }
  ],
  "findings": [
   {
    "severity": "warning",
    "code": "label-missing",
    "message": "a label of the form was not found: '规范性文件'; its figures are missing",
    "table": 1,
    "row": null,
    "column": null
   }
  ]
 },
 {
  "file": "b.docx",
  "error": {
   "code": "empty-file",
   "message": "the file is empty; get it again"
  }
 }
]
)json");
}

TEST_CASE("inspect draws what a person looks for")
{
    CHECK(inspect_text("a.docx", sample(), Language::zh, 100) ==
          "a.docx\n"
          "题名：甲局2020年政府信息公开工作年度报告\n"
          "生成程序：WPS Office\n"
          "标题：\n"
          "  一、总体情况\n"
          "书签：\n"
          "  _GoBack: 完\n"
          "  表二，表 1，第 1 至 2 列\n"
          "未取的内容：\n"
          "  deleted-text × 2: 修订中已删除的文字\n"
          "发现的问题：\n"
          "  warning label-missing: 没有找到表式应有的标签：“规范性文件”，该项没有数据 [t1]\n"
          "\n"
          "表1，2 行 × 2 列，书签 表二\n"
          "    1      2\n"
          "  ┌───────────┐\n"
          "1 │ 项目      │\n"
          "  ├──────┬────┤\n"
          "2 │ 规章 │ 3  │\n"
          "  └──────┴────┘\n"
          "\n"
          "表2，1 行 × 1 列，在表1第 2 行第 2 列的单元格内\n"
          "    1\n"
          "  ┌────┐\n"
          "1 │ 内 │\n"
          "  └────┘\n");
}

TEST_CASE("what a document lacks is said to be none")
{
    CHECK(inspect_text("a.docx", {}, Language::en, 100) == "a.docx\n"
                                                           "title: \n"
                                                           "producer: \n"
                                                           "headings: none\n"
                                                           "bookmarks: none\n"
                                                           "left out: none\n"
                                                           "findings: none\n");
}
