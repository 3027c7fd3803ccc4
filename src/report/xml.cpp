// Hands on what expat finds; what is thrown meanwhile does not cross it.
#include "report/xml.hpp"

#include <expat.h>

#include <exception>
#include <limits>
#include <memory>

namespace formradar::report {
namespace {

struct Run {
    const XmlSink& sink;
    XML_Parser parser;
    std::exception_ptr thrown;

    template <class Work>
    void guarded(const Work& work) {
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
            ::XML_StopParser(parser, XML_FALSE);
        }
    }
};

std::string_view local(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void on_start(void* user, const XML_Char* name, const XML_Char** pairs) {
    auto& run = *static_cast<Run*>(user);
    run.guarded([&] {
        Attributes attributes;
        for (; *pairs != nullptr; pairs += 2) {
            attributes.emplace(local(pairs[0]), pairs[1]);
        }
        run.sink.start(local(name), attributes);
    });
}

void on_text(void* user, const XML_Char* text, int length) {
    auto& run = *static_cast<Run*>(user);
    run.guarded([&] { run.sink.text({text, static_cast<std::size_t>(length)}); });
}

void on_end(void* user, const XML_Char* name) {
    auto& run = *static_cast<Run*>(user);
    run.guarded([&] { run.sink.end(local(name)); });
}

} // namespace

bool read_xml(std::string_view xml, const XmlSink& sink) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&::XML_ParserFree)> parser(::XML_ParserCreate(nullptr),
                                                                                                 &::XML_ParserFree);
    if (!parser || xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return false;
    }
    Run run{.sink = sink, .parser = parser.get(), .thrown = {}};
    ::XML_SetUserData(parser.get(), &run);
    ::XML_SetElementHandler(parser.get(), sink.start ? on_start : nullptr, sink.end ? on_end : nullptr);
    ::XML_SetCharacterDataHandler(parser.get(), sink.text ? on_text : nullptr);
    const bool good = ::XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK;
    if (run.thrown) {
        std::rethrow_exception(run.thrown);
    }
    return good;
}

} // namespace formradar::report
