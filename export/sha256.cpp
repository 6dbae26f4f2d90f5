#include "export/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace nianbao {

namespace {

// With the algorithm at hand libcrypto fails for want of memory only.
void
must(int status)
{
    if (status != 1) {
        throw std::bad_alloc();
    }
}

} // namespace

void
Sha256::Free::operator()(evp_md_ctx_st* context) const noexcept
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new())
{
    must(context_ != nullptr ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0);
}

void
Sha256::add(std::string_view bytes)
{
    must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string
Sha256::finish()
{
    std::array<unsigned char, 32> digest{};
    must(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
    must(EVP_DigestInit_ex(context_.get(), nullptr, nullptr));
    std::string hex;
    for (const auto byte : digest) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

std::string
sha256_hex(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

} // namespace nianbao
