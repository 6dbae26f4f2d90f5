#include "batch/versions.hpp"

#include "export/xlsx.hpp"

#include <boost/version.hpp>
#include <fmt/core.h>
#include <libxml/xmlversion.h>
#include <openssl/crypto.h>
#include <toml++/impl/version.h>
#include <unicode/uversion.h>
#include <zip.h>

namespace nianbao {

std::vector<std::pair<std::string, std::string>>
library_versions()
{
    return {
        {"libzip", zip_libzip_version()},
        {"libxml2", LIBXML_DOTTED_VERSION},
        {"icu", U_ICU_VERSION},
        {"toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH)},
        {"boost",
         fmt::format(
             "{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
        {"openssl", OpenSSL_version(OPENSSL_VERSION_STRING)},
        {"libxlsxwriter", xlsx_library_version()},
        {"fmt",
         fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
    };
}

} // namespace nianbao
