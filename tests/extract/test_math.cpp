#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nianbao;

namespace {

std::string
mt(const std::string& text)
{
    return "<m:r><m:rPr><m:sty m:val='p'/></m:rPr><m:t>" + text + "</m:t></m:r>";
}

std::string
m(const std::string& name, const std::string& inner)
{
    return "<m:" + name + ">" + inner + "</m:" + name + ">";
}

std::string
text_of(const std::string& formula)
{
    return cell_text(
        read_body(tbl(tr("<w:tc><w:p>" + m("oMathPara", m("oMath", formula)) + "</w:p></w:tc>")))
            .document);
}

std::string
fraction(const std::string& num, const std::string& den)
{
    return m("f", m("fPr", "<m:ctrlPr><w:rPr/></m:ctrlPr>") + m("num", num) + m("den", den));
}

} // namespace

TEST_CASE("a figure set as a formula is read like any other")
{
    CHECK(text_of(mt("12")) == "12");
}

TEST_CASE("a fraction keeps its digits apart")
{
    CHECK(text_of(fraction(mt("1"), mt("2"))) == "1/2");
    CHECK(text_of(fraction(mt("a+b"), mt("2"))) == "(a+b)/2");
}

TEST_CASE("exponents and indices do not join the figure before them")
{
    CHECK(text_of(m("sSup", m("e", mt("10")) + m("sup", mt("-6")))) == "10⁻⁶");
    CHECK(text_of(m("sSub", m("e", mt("x")) + m("sub", mt("1")))) == "x₁");
    CHECK(text_of(m("sSup", m("e", mt("r")) + m("sup", mt("n")))) == "r^n");
    CHECK(text_of(m("sSub", m("e", mt("r")) + m("sub", mt("i+1")))) == "r_(i+1)");
    CHECK(text_of(m("sSup",
                    m("e", mt("2")) + m("sup", m("sSup", m("e", mt("n")) + m("sup", mt("2")))))) ==
          "2^(n²)");
    CHECK(text_of(m("sSup",
                    m("e", mt("2")) + m("sup", m("sSup", m("e", mt("2")) + m("sup", mt("3")))))) ==
          "2^(2³)");
}

TEST_CASE("roots, brackets, sums and matrices have their signs")
{
    CHECK(text_of(m("rad", m("deg", "") + m("e", mt("2")))) == "√2");
    CHECK(text_of(m("rad", m("deg", mt("3")) + m("e", mt("a-b")))) == "³√(a-b)");
    CHECK(text_of(m("d", m("e", mt("1")) + m("e", mt("2")))) == "(1|2)");
    CHECK(text_of(m("d",
                    m("dPr", "<m:begChr m:val='['/><m:sepChr m:val=','/><m:endChr m:val=']'/>") +
                        m("e", mt("1")) + m("e", mt("2")))) == "[1,2]");
    CHECK(text_of(m("nary",
                    m("naryPr", "<m:chr m:val='∑'/>") + m("sub", mt("1")) + m("sup", mt("9")) +
                        m("e", mt("x")))) == "∑₁⁹x");
    CHECK(text_of(m("m", m("mr", m("e", mt("1")) + m("e", mt("2"))))) == "1 2");
}

TEST_CASE("limits do not join what they stand under or over")
{
    CHECK(text_of(m("limLow", m("e", mt("1")) + m("lim", mt("2")))) == "1₂");
    CHECK(text_of(m("limUpp", m("e", mt("1")) + m("lim", mt("2")))) == "1²");
}

TEST_CASE("a phantom counts only where it is shown")
{
    const auto phantom = [](const std::string& show) {
        return m("phant", m("phantPr", "<m:show m:val='" + show + "'/>") + m("e", mt("9"))) +
               mt("12");
    };
    CHECK(text_of(phantom("0")) == "12");
    CHECK(text_of(phantom("1")) == "912");
}

TEST_CASE("what is hidden in a formula is left out")
{
    CHECK(text_of("<m:r><w:rPr><w:vanish/></w:rPr><m:t>9</m:t></m:r>" + mt("1")) == "1");
}
