#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace nianbao {

// A folder of its own for one test, gone with it.
class FolderTree
{
public:
    FolderTree();
    ~FolderTree();
    FolderTree(const FolderTree&) = delete;
    FolderTree& operator=(const FolderTree&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    // Folders on the way are made.
    std::filesystem::path file(const std::string& name, std::string_view bytes = "") const;
    std::filesystem::path folder(const std::string& name) const;

private:
    std::filesystem::path path_;
};

} // namespace nianbao
