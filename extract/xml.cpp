#include "extract/xml.hpp"

#include "extract/part_name.hpp"
#include "extract/tag_cache.hpp"

#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>

namespace nianbao {

namespace {

// The limit of libxml2's own that a part went beyond. Only names have a code for it.
std::optional<std::int64_t>
limit_hit(const xmlError& error, std::string_view words)
{
    if (error.code == XML_ERR_NAME_TOO_LONG) {
        return XML_MAX_NAME_LENGTH;
    }
    const bool is_long = words.ends_with(" too long") || words.ends_with(" too big found");
    return is_long ? std::optional<std::int64_t>(XML_MAX_TEXT_LENGTH) : std::nullopt;
}

// Names of strangers stay in the context's dictionary; past this it is begun anew.
constexpr std::size_t max_dictionary_bytes = 256U << 10U;
// Attributes make libxml2 keep an array of that size.
constexpr int max_kept_attributes = 4096;
// A part up to this size is parsed in one piece, which is cheaper.
constexpr std::uint64_t first_piece = 256U << 10U;
// A depth at which nothing ends.
constexpr std::uint32_t never = 0xFFFFFFFFU;
// Above our own ceiling, so that ours is the one that speaks. libxml2's is 256.
constexpr unsigned library_depth = 2 * max_xml_depth;

struct FreeContext
{
    void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
};

using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

const char*
chars(const xmlChar* text)
{
    return reinterpret_cast<const char*>(text);
}

// What a part may be written in; XML's own two, and what older Chinese software wrote.
constexpr std::array encodings{
    "UTF-8",
    "UTF8",
    "UTF-16",
    "UTF-16LE",
    "UTF-16BE",
    "US-ASCII",
    "ASCII",
    "GB2312",
    "ISO-8859-1",
    "GBK",
    "CP936",
    "GB18030",
};

// How often this thread's libxml2 was denied memory. It takes that for malformed XML in some places
// and says nothing at all in others.
thread_local unsigned denials = 0;

void*
counted(void* memory)
{
    denials += memory == nullptr ? 1 : 0;
    return memory;
}

void*
allocate(std::size_t size)
{
    return counted(std::malloc(size)); // NOLINT
}

void*
reallocate(void* memory, std::size_t size)
{
    return counted(std::realloc(memory, size)); // NOLINT
}

char*
duplicate(const char* text)
{
    return static_cast<char*>(counted(::strdup(text))); // NOLINT
}

// One parse at a time on a context that is used again and again.
class Parser
{
public:
    Result<void> parse(PartStream& part, XmlHandler& handler);

private:
    void prepare();
    void run();
    void drain();
    Result<void> verdict();
    void refuse(Failure failure);
    void stop_if_refused()
    {
        if (const auto& refusal = handler_->refusal(); refusal && !stopped_) {
            refuse(*refusal);
        }
    }
    [[nodiscard]] bool contradicts_itself(const xmlChar* declared) const;
    [[nodiscard]] bool is_well_encoded() const;

    bool enter();
    void on_start(const XmlElement& element);
    void on_end();
    void on_doctype();
    void on_error(const xmlError& error);
    int on_read(char* buffer, int size);

    static Parser& of(void* self) { return *static_cast<Parser*>(self); }
    static const xmlSAXHandler& callbacks();
    template<typename Call>
    static void guarded(void* self, Call call) noexcept;

    Context context_;
    TagCache tags_;
    PartStream* part_ = nullptr;
    XmlHandler* handler_ = nullptr;
    std::uint32_t depth_ = 0;
    std::uint32_t silent_from_ = 0; // depth of the skipped element; 0: none
    bool stopped_ = false;
    bool at_end_ = false;
    std::array<unsigned char, 4> first_bytes_{};
    std::size_t first_count_ = 0;
    std::optional<Failure> stream_failure_;
    std::optional<Failure> refusal_;   // ours or the handler's
    std::optional<Failure> malformed_; // the first complaint of libxml2
    std::exception_ptr thrown_;
};

// Nothing is thrown through libxml2, which would leave it in the midst of what it does.
template<typename Call>
void
Parser::guarded(void* self, Call call) noexcept
{
    auto& parser = of(self);
    try {
        call(parser);
    } catch (...) {
        parser.thrown_ = std::current_exception();
        parser.stopped_ = true;
        parser.silent_from_ = never;
    }
}

const xmlSAXHandler&
Parser::callbacks()
{
    static const xmlSAXHandler table = [] {
        xmlSAXHandler sax{};
        sax.initialized = XML_SAX2_MAGIC;
        sax.startElementNs = [](void* self,
                                const xmlChar* name,
                                const xmlChar* /*prefix*/,
                                const xmlChar* uri,
                                int /*namespace_count*/,
                                const xmlChar** /*namespaces*/,
                                int count,
                                int /*defaulted*/,
                                const xmlChar** attributes) {
            guarded(self, [&](Parser& parser) {
                if (parser.enter()) {
                    parser.on_start({.tag = parser.tags_.tag(name, uri),
                                     .local_name = chars(name),
                                     .namespace_uri = chars(uri),
                                     .attributes = attributes,
                                     .attribute_count = count,
                                     .parser = parser.context_.get()});
                }
            });
        };
        sax.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
            guarded(self, [](Parser& parser) { parser.on_end(); });
        };
        sax.characters = [](void* self, const xmlChar* text, int size) {
            guarded(self, [&](Parser& parser) {
                if (parser.silent_from_ == 0) {
                    parser.handler_->text({chars(text), static_cast<std::size_t>(size)});
                    parser.stop_if_refused();
                }
            });
        };
        sax.cdataBlock = sax.characters;
        sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
            guarded(self, [](Parser& parser) { parser.on_doctype(); });
        };
        sax.serror = [](void* self, xmlErrorPtr error) {
            guarded(self, [&](Parser& parser) { parser.on_error(*error); });
        };
        return sax;
    }();
    return table;
}

void
Parser::prepare()
{
    const bool worn = context_ && (xmlDictGetUsage(context_->dict) > max_dictionary_bytes ||
                                   context_->maxatts > max_kept_attributes);
    if (worn) {
        context_.reset();
    }
    if (!context_) {
        prepare_xml();
        tags_.clear();
        context_.reset(xmlNewParserCtxt());
        if (!context_) {
            throw std::bad_alloc();
        }
        *context_->sax = callbacks();
        xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA);
        context_->userData = this;
    } else {
        xmlCtxtReset(context_.get());
    }
    depth_ = 0;
    silent_from_ = 0;
    stopped_ = false;
    at_end_ = false;
    first_count_ = 0;
    stream_failure_.reset();
    refusal_.reset();
    malformed_.reset();
    thrown_ = nullptr;
}

void
Parser::run()
{
    auto* buffer = xmlParserInputBufferCreateIO(
        [](void* self, char* into, int size) {
            int got = -1;
            guarded(self, [&](Parser& parser) { got = parser.on_read(into, size); });
            return got;
        },
        [](void*) { return 0; },
        this,
        XML_CHAR_ENCODING_NONE);
    if (buffer == nullptr) {
        throw std::bad_alloc();
    }
    // left alone, libxml2 asks for 4,000 bytes at a time
    const auto first = std::min<std::uint64_t>(part_->declared_size() + 1, first_piece);
    xmlParserInputBufferGrow(buffer, static_cast<int>(first));
    auto* input = xmlNewIOInputStream(context_.get(), buffer, XML_CHAR_ENCODING_NONE);
    if (input == nullptr) {
        xmlFreeParserInputBuffer(buffer);
        throw std::bad_alloc();
    }
    inputPush(context_.get(), input);
    xmlParseDocument(context_.get());
}

int
Parser::on_read(char* buffer, int size)
{
    // after a complaint nothing more is worth reading, and input that ends stops libxml2 soonest
    if (at_end_ || stopped_ || malformed_) {
        return 0;
    }
    const auto got = part_->read({buffer, static_cast<std::size_t>(size)});
    if (!got) {
        stream_failure_ = got.error();
        at_end_ = true;
        return -1;
    }
    at_end_ = *got == 0;
    for (std::size_t i = 0; i < *got && first_count_ < first_bytes_.size(); ++i) {
        first_bytes_[first_count_++] = static_cast<unsigned char>(buffer[i]);
    }
    return static_cast<int>(*got);
}

// Whether the handler is to hear of an element that opens.
bool
Parser::enter()
{
    ++depth_;
    if (depth_ > max_xml_depth && !stopped_) {
        refuse({.code = "xml-too-deep", .arguments = {std::int64_t{max_xml_depth}}});
    }
    if (depth_ == 1 && !is_well_encoded()) {
        refuse({.code = "malformed-xml", .arguments = {"encoding declaration"}});
    }
    return silent_from_ == 0;
}

void
Parser::on_start(const XmlElement& element)
{
    if (depth_ == 1 && !handler_->takes_root(element.tag)) {
        refuse({.code = "wrong-root", .arguments = {short_name(element.local_name)}});
        return;
    }
    if (handler_->start(element) == Visit::skip) {
        silent_from_ = depth_;
    }
    stop_if_refused();
}

void
Parser::on_end()
{
    if (silent_from_ == 0) {
        handler_->end();
        stop_if_refused();
    } else if (silent_from_ == depth_) {
        silent_from_ = 0;
    }
    --depth_;
}

// ECMA-376-2 allows no DTD in any part; stopping here leaves no entity to expand.
void
Parser::on_doctype()
{
    refuse({.code = "doctype-not-allowed"});
}

void
Parser::on_error(const xmlError& error)
{
    if (malformed_ || stopped_ || error.level < XML_ERR_ERROR) {
        return;
    }
    std::string_view words = error.message == nullptr ? "" : error.message;
    while (words.ends_with('\n') || words.ends_with(' ')) {
        words.remove_suffix(1);
    }
    const auto limit = limit_hit(error, words);
    malformed_ = Failure{.code = limit ? "xml-too-long" : "malformed-xml",
                         .line = static_cast<std::uint32_t>(std::max(error.line, 0))};
    malformed_->arguments.push_back(limit ? Argument(*limit) : Argument(short_name(words)));
    silent_from_ = never; // stopping libxml2 in the midst of its complaint is not safe
}

void
Parser::refuse(Failure failure)
{
    const auto* input = context_->input;
    if (failure.part.empty()) { // it may come from another part that this one made us read
        failure.line = input == nullptr ? 0 : static_cast<std::uint32_t>(std::max(input->line, 0));
        failure.part = short_name(part_->name());
    }
    refusal_ = std::move(failure);
    stopped_ = true;
    silent_from_ = never;
    xmlStopParser(context_.get());
}

// Bytes of one encoding that are declared to be of another: libxml2 would believe the bytes.
bool
Parser::contradicts_itself(const xmlChar* declared) const
{
    const auto& first = first_bytes_;
    const bool wide = (first[0] == 0xFF && first[1] == 0xFE) ||
                      (first[0] == 0xFE && first[1] == 0xFF) || first[0] == 0 || first[1] == 0;
    const bool marked = first[0] == 0xEF && first[1] == 0xBB && first[2] == 0xBF;
    const auto is = [&](const char* name, int size) {
        return xmlStrncasecmp(declared, reinterpret_cast<const xmlChar*>(name), size) == 0;
    };
    const bool declared_wide =
        is("UTF-16", 6) || is("ISO-10646-UCS", 13) || is("UCS", 3) || is("UTF-32", 6);
    return wide ? !declared_wide : marked && !is("UTF-8", 6);
}

bool
Parser::is_well_encoded() const
{
    const auto* input = context_->input;
    const auto* declared = context_->encoding != nullptr ? context_->encoding : input->encoding;
    if (declared == nullptr) {
        return true;
    }
    const bool known = std::any_of(encodings.begin(), encodings.end(), [&](const char* name) {
        return xmlStrcasecmp(declared, reinterpret_cast<const xmlChar*>(name)) == 0;
    });
    return known && !contradicts_itself(declared);
}

// A CRC that is wrong explains XML that is, and comes only after the last byte.
void
Parser::drain()
{
    std::array<char, 16'384> rest{};
    while (!at_end_ && !stream_failure_) {
        const auto got = part_->read(rest);
        if (!got) {
            stream_failure_ = got.error();
        } else if (*got == 0) {
            at_end_ = true;
        } else if (!malformed_) {
            malformed_ = Failure{.code = "malformed-xml", .arguments = {"bytes after the end"}};
        }
    }
}

Result<void>
Parser::verdict()
{
    if (refusal_) {
        return tl::unexpected(*refusal_);
    }
    const auto* input = context_->input;
    const bool whole = input != nullptr && input->cur == input->end;
    if (!malformed_ && !(context_->wellFormed != 0 && context_->nsWellFormed != 0 && whole)) {
        malformed_ = Failure{.code = "malformed-xml", .arguments = {"not well-formed"}};
    }
    drain();
    if (stream_failure_) {
        return tl::unexpected(*stream_failure_);
    }
    if (malformed_) {
        return tl::unexpected(*malformed_);
    }
    return {};
}

Result<void>
Parser::parse(PartStream& part, XmlHandler& handler)
{
    part_ = &part;
    handler_ = &handler;
    const auto denied_before = denials;
    prepare();
    run();
    if (thrown_ || denials != denied_before) {
        context_.reset();
        std::rethrow_exception(thrown_ ? thrown_ : std::make_exception_ptr(std::bad_alloc()));
    }
    auto result = verdict();
    if (!result) {
        context_.reset(); // what state an error leaves it in is nobody's business
        if (result.error().part.empty()) {
            result.error().part = short_name(part.name());
        }
    }
    return result;
}

// iconv reads the tables of an encoding from a file, which no jail lets it open later.
void
load_converters()
{
    static const std::array kept{xmlFindCharEncodingHandler("GBK"),
                                 xmlFindCharEncodingHandler("GB2312"),
                                 xmlFindCharEncodingHandler("GB18030")};
    static_cast<void>(kept);
}

} // namespace

Result<void>
parse_xml(PartStream& part, XmlHandler& handler, XmlNames names)
{
    // the body may ask for another part while it is being parsed: its lists
    thread_local Parser body;
    thread_local Parser others;
    return (names == XmlNames::of_body ? body : others).parse(part, handler);
}

void
prepare_xml()
{
    static const bool prepared = [] {
        xmlMemSetup(std::free, allocate, reallocate, duplicate);
        xmlInitParser();
        load_converters();
        xmlParserMaxDepth = library_depth;
        return true;
    }();
    static_cast<void>(prepared);
}

} // namespace nianbao
