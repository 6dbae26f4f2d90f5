// The least that reading a .docx can cost: read the file, inflate its document part with libzip,
// parse it with libxml2's SAX2 interface and do nothing with what it says. scripts/bench measures
// nianbao against this.

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <zip.h>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

struct Phases
{
    Clock::duration read{};
    Clock::duration inflate{};
    Clock::duration parse{};
};

struct Discard
{
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};

struct Free
{
    void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
};

[[noreturn]] void
give_up(const char* path, const char* why)
{
    std::fprintf(stderr, "bench_floor: %s: %s\n", path, why);
    std::exit(1);
}

void
start_element(void*,
              const xmlChar*,
              const xmlChar*,
              const xmlChar*,
              int,
              const xmlChar**,
              int,
              int,
              const xmlChar**)
{
}

void
end_element(void*, const xmlChar*, const xmlChar*, const xmlChar*)
{
}

void
characters(void*, const xmlChar*, int)
{
}

std::unique_ptr<xmlParserCtxt, Free>
make_context()
{
    std::unique_ptr<xmlParserCtxt, Free> context(xmlNewParserCtxt());
    xmlSAXHandler& sax = *context->sax;
    sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = start_element;
    sax.endElementNs = end_element;
    sax.characters = characters;
    sax.ignorableWhitespace = characters;
    return context;
}

std::string
read(const char* path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::string bytes(file ? static_cast<std::size_t>(file.tellg()) : 0, '\0');
    file.seekg(0);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        give_up(path, "cannot be read");
    }
    return bytes;
}

// `part` keeps its memory from one document to the next.
void
inflate(const std::string& bytes, const char* path, std::string& part)
{
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    const std::unique_ptr<zip_t, Discard> archive(
        zip_open_from_source(source, ZIP_RDONLY, nullptr));
    zip_stat_t info{};
    if (!archive || zip_stat(archive.get(), "word/document.xml", 0, &info) != 0) {
        give_up(path, "has no word/document.xml");
    }
    part.resize(info.size);
    zip_file_t* file = zip_fopen_index(archive.get(), info.index, 0);
    const auto got = file != nullptr ? zip_fread(file, part.data(), part.size()) : -1;
    if (got != static_cast<zip_int64_t>(part.size()) || zip_fclose(file) != 0) {
        give_up(path, "cannot be inflated");
    }
}

void
parse(xmlParserCtxt* context, const std::string& part, const char* path)
{
    xmlCtxtReadMemory(context, part.data(), static_cast<int>(part.size()), nullptr, nullptr, 0);
    if (context->wellFormed == 0) {
        give_up(path, "is not well-formed");
    }
}

double
cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double
microseconds(Clock::duration total, int documents)
{
    return std::chrono::duration<double, std::micro>(total).count() / documents;
}

} // namespace

int
main(int argc, char** argv)
{
    const auto context = make_context();
    Phases phases;
    std::string part;
    for (int i = 1; i < argc; ++i) {
        const auto start = Clock::now();
        const auto bytes = read(argv[i]);
        const auto have = Clock::now();
        inflate(bytes, argv[i], part);
        const auto inflated = Clock::now();
        parse(context.get(), part, argv[i]);
        phases.read += have - start;
        phases.inflate += inflated - have;
        phases.parse += Clock::now() - inflated;
    }
    const int documents = argc - 1;
    if (documents == 0) {
        std::fprintf(stderr, "usage: bench_floor FILE...\n");
        return 2;
    }
    std::printf("%d documents, %.6f s user+system; per document: read %.0f, inflate %.0f, "
                "parse %.0f microseconds\n",
                documents,
                cpu_seconds(),
                microseconds(phases.read, documents),
                microseconds(phases.inflate, documents),
                microseconds(phases.parse, documents));
    return 0;
}
