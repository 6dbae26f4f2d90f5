#include "export/page.hpp"

#include "export/full_page.hpp"
#include "export/page_template.hpp"
#include "export/plain_page.hpp"

namespace nianbao {

Result<Product>
open_page(const ProductPlan& plan)
{
    return page_template().empty() ? open_plain_page(plan, page_ceiling)
                                   : open_full_page(plan, page_template());
}

std::string_view
page_kind()
{
    return page_template().empty() ? "plain" : "full";
}

} // namespace nianbao
