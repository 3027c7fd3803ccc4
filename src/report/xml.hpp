// XML as events; the parser's library is called behind this.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace formradar::report {

using Attributes = std::map<std::string, std::string, std::less<>>;

// Names without the prefix of their namespace. What is not asked for is passed over.
struct XmlSink {
    std::function<void(std::string_view name, const Attributes&)> start = nullptr;
    std::function<void(std::string_view text)> text = nullptr; // a text may come in several pieces
    std::function<void(std::string_view name)> end = nullptr;
};

[[nodiscard]] bool read_xml(std::string_view xml, const XmlSink&); // false where it is not well-formed

} // namespace formradar::report
