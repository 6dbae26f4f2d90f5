#include "normalize/edit_distance.hpp"
#include "normalize/glob.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

TEST_CASE("globs match characters, not bytes")
{
    CHECK(glob_match("表*", "表三"));
    CHECK(glob_match("表?", "表三"));
    CHECK(glob_match("*三", "旧表三"));
    CHECK(glob_match("*", ""));
    CHECK(glob_match("a*b*c", "a-b-b-c"));
    CHECK_FALSE(glob_match("表*", "旧表三"));
    CHECK_FALSE(glob_match("表?", "表"));
    CHECK_FALSE(glob_match("表?", "表三三"));
    CHECK_FALSE(glob_match("", "x"));
}

TEST_CASE("edit distance counts characters")
{
    CHECK(edit_distance("处理决定数量", "处理绝对数量") == 2);
    CHECK(edit_distance("", "三个字") == 3);
    constexpr std::string_view known[] = {"label", "rows", "columns"};
    CHECK(nearest("roows", known) == "rows");
}
