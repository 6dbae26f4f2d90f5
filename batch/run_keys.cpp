#include "batch/run_keys.hpp"

#include "batch/read_file.hpp"
#include "export/sha256.hpp"
#include "normalize/report_codec.hpp"

#include <fmt/format.h>

#include <cstring>
#include <elf.h>
#include <link.h>

namespace nianbao {

namespace {

// The build's own id (ld --build-id), which changes with any line of the program.
int
find_build_id(dl_phdr_info* program, std::size_t, void* found)
{
    for (std::size_t i = 0; i < program->dlpi_phnum; ++i) {
        const auto& part = program->dlpi_phdr[i];
        if (part.p_type == PT_NOTE) {
            const auto* bytes =
                reinterpret_cast<const char*>(program->dlpi_addr + part.p_vaddr); // NOLINT
            static_cast<std::string*>(found)->append(bytes, part.p_memsz);
        }
    }
    return 1; // the program comes first; its libraries are left out
}

std::string
build_id()
{
    std::string notes;
    ::dl_iterate_phdr(find_build_id, &notes);
    return sha256_hex(notes);
}

// Fields of any bytes, each told from the next.
class Key
{
public:
    void add(std::string_view field)
    {
        hash_.add(fmt::format("{}:", field.size()));
        hash_.add(field);
    }

    Result<void> add_file(const std::filesystem::path& path)
    {
        const auto bytes = read_file(path, Links::follow);
        if (!bytes) {
            return fail(bytes.error().code, bytes.error().arguments, path.string());
        }
        add(*bytes);
        return {};
    }

    Result<void> add_files(std::span<const std::filesystem::path> paths)
    {
        add(std::to_string(paths.size()));
        for (const auto& path : paths) {
            if (auto added = add_file(path); !added) {
                return added;
            }
        }
        return {};
    }

    std::string finish() { return hash_.finish(); }

private:
    Sha256 hash_;
};

std::span<const std::filesystem::path>
files(const std::optional<std::filesystem::path>& file)
{
    return file ? std::span(&*file, 1) : std::span<const std::filesystem::path>();
}

Result<std::string>
reading_key(const ConvertOptions& options)
{
    Key key;
    key.add(NIANBAO_VERSION);
    key.add(build_id());
    key.add(std::to_string(ReportCodec::version));
    for (const auto& glob : options.reading.bookmarks) {
        key.add(glob);
    }
    return key.add_files(options.forms).map([&] { return key.finish(); });
}

Result<std::string>
publishing_key(const ConvertOptions& options)
{
    Key key;
    key.add(options.byte_order_mark ? "mark" : "");
    key.add(options.language == Language::zh ? "zh" : "en");
    const auto& asked = options.products;
    for (const bool product : {asked.workbook, asked.page, asked.database, asked.split_findings}) {
        key.add(product ? "written" : "");
    }
    return key.add_files(options.divisions)
        .and_then([&] { return key.add_files(files(options.aliases)); })
        .and_then([&] { return key.add_files(files(options.roster)); })
        .map([&] { return key.finish(); });
}

} // namespace

Result<RunKeys>
keys_of(const ConvertOptions& options)
{
    return reading_key(options).and_then([&](const std::string& reading) {
        return publishing_key(options).map([&](const std::string& publishing) {
            return RunKeys{reading, publishing};
        });
    });
}

} // namespace nianbao
