#include "export/page_template.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace nianbao;

namespace {

std::size_t
times(std::string_view text, std::string_view wanted)
{
    std::size_t count = 0;
    for (auto at = text.find(wanted); at != text.npos; at = text.find(wanted, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("the page has one place for its data, before its one script, and a policy without holes")
{
    const auto page = page_template();
    if (page.empty()) {
        return; // built without Node
    }
    CHECK(page.substr(0, 15) == "<!DOCTYPE html>");
    CHECK(times(page, "<!--nianbao:data-->\n") == 1);
    CHECK(times(page, "<script") == 1);
    CHECK(times(page, "</script") == 1);
    CHECK(page.find("<!--nianbao:data-->") < page.find("<script>"));
    CHECK(times(page, "content=\"default-src 'none'; script-src 'sha256-") == 1);
    CHECK(times(page, "unsafe-") == 0);
}
