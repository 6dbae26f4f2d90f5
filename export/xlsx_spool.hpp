#pragma once

#include <cstdio>
#include <filesystem>
#include <set>
#include <utility>

namespace nianbao {

// Where libxlsxwriter keeps what it has written of each sheet. It leaves the failures of its
// temporary files unread and lets a program bring its own: these remember the first one.
class XlsxSpool
{
public:
    // The files are beside `target`, and have no name once they are open.
    explicit XlsxSpool(std::filesystem::path target) : target_(std::move(target)) {}

    // An errno; 0 where nothing failed.
    [[nodiscard]] int error() const { return error_; }
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }
    void failed(int error) { error_ = error_ == 0 ? error : error_; }

    void opened(std::FILE* stream) { open_.insert(stream); }
    void closed(std::FILE* stream) { open_.erase(stream); }
    // Once the workbook is let go of: the library forgets the files of one that it did not write.
    void close_rest();

private:
    std::filesystem::path target_;
    int error_ = 0;
    std::set<std::FILE*> open_;
};

// As long as it lives, libxlsxwriter's temporary files are those of `spool`, on this thread.
class UseSpool
{
public:
    explicit UseSpool(XlsxSpool& spool);
    UseSpool(const UseSpool&) = delete;
    UseSpool& operator=(const UseSpool&) = delete;
    ~UseSpool();
};

} // namespace nianbao
