#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct TestPart
{
    std::string name;
    std::string bytes;
};

// A zip of these parts, in this order, deflated.
[[nodiscard]] std::string zip_of(const std::vector<TestPart>& parts);

// w:document around a fragment of w:body, with the prefixes Word declares.
[[nodiscard]] std::string document_xml(std::string_view body_fragment);

// The bytes of a .docx with this body. A further part replaces the one of its name; styles,
// numbering and docProps are related to by what they are called:
//   docx("<w:p/>", {{"word/styles.xml", ...}})
[[nodiscard]] std::string docx(std::string_view body_fragment,
                               const std::vector<TestPart>& further = {});

} // namespace nianbao
