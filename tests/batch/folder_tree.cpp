#include "tests/batch/folder_tree.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace nianbao {

FolderTree::FolderTree()
{
    auto pattern = (std::filesystem::temp_directory_path() / "nianbao-XXXXXX").string();
    path_ = std::filesystem::canonical(::mkdtemp(pattern.data()));
}

FolderTree::~FolderTree()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path
FolderTree::file(const std::string& name, std::string_view bytes) const
{
    const auto target = path_ / name;
    std::filesystem::create_directories(target.parent_path());
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(target.c_str(), "wb"),
                                                                 std::fclose);
    std::fwrite(bytes.data(), 1, bytes.size(), stream.get());
    return target;
}

std::filesystem::path
FolderTree::folder(const std::string& name) const
{
    std::filesystem::create_directories(path_ / name);
    return path_ / name;
}

} // namespace nianbao
