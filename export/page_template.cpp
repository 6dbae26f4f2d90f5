#include "export/page_template.hpp"

namespace nianbao {

std::string_view
page_template()
{
    return {};
}

} // namespace nianbao
