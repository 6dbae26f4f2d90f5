#pragma once

#include <functional>
#include <map>
#include <string>

namespace nianbao {

// What a reviewer made of a finding, at home in notes.csv.
struct Note
{
    std::string status{};     // 状态
    std::string remark{};     // 备注
    std::string first_seen{}; // the day it reached notes.csv: "2026-11-23"
    std::string body{};       // of the finding, as it last stood
    std::string year{};
    std::string text{};
    bool is_gone = false; // no finding of the last run had its id

    friend bool operator==(const Note&, const Note&) = default;
};

using Notes = std::map<std::string, Note, std::less<>>; // by finding_id

} // namespace nianbao
