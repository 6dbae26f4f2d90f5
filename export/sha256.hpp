#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace nianbao {

// SHA-256 of bytes that come in pieces. Making one throws std::bad_alloc, as any allocation may.
class Sha256
{
public:
    Sha256();

    void add(std::string_view bytes);
    // 64 lower-case hex digits of everything added so far; starts afresh.
    [[nodiscard]] std::string finish();

private:
    struct Free
    {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };

    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace nianbao
