#include "export/csv_records.hpp"

#include <algorithm>

namespace nianbao {

// What stands between quotes, taken off with them; two quotes stand for one.
std::string_view
CsvRecords::take_quoted()
{
    auto& field = unquoted_.emplace_back();
    text_.remove_prefix(1);
    while (!text_.empty()) {
        const auto end = std::min(text_.find('"'), text_.size());
        field += text_.substr(0, end);
        text_.remove_prefix(std::min(end + 1, text_.size()));
        if (!text_.starts_with('"')) {
            break;
        }
        field += '"';
        text_.remove_prefix(1);
    }
    return field;
}

std::string_view
CsvRecords::take_field()
{
    if (text_.starts_with('"')) {
        return take_quoted();
    }
    const auto* const end = std::find_if(
        text_.begin(), text_.end(), [](char c) { return c == ',' || c == '\r' || c == '\n'; });
    const auto field = text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
    text_.remove_prefix(field.size());
    return field;
}

bool
CsvRecords::next()
{
    fields_.clear();
    unquoted_.clear();
    if (text_.empty()) {
        return false;
    }
    fields_.push_back(take_field());
    while (text_.starts_with(',')) {
        text_.remove_prefix(1);
        fields_.push_back(take_field());
    }
    const auto end = text_.find('\n');
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    return true;
}

} // namespace nianbao
