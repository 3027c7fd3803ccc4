// Percent signs and pairs, by RFC 3986 and the WHATWG rules for form bodies.
#include "app/serve/urls.hpp"

#include <algorithm>

#include "formradar/core/text.hpp"

namespace formradar::app::serve {
namespace {

std::optional<int> hex(char c) {
    const auto value = c >= '0' && c <= '9'   ? std::optional{c - '0'}
                       : c >= 'a' && c <= 'f' ? std::optional{c - 'a' + 10}
                       : c >= 'A' && c <= 'F' ? std::optional{c - 'A' + 10}
                                              : std::nullopt;
    return value;
}

std::string spaces_for_plus(std::string_view text) {
    std::string result(text);
    std::ranges::replace(result, '+', ' ');
    return result;
}

} // namespace

std::optional<std::string> undone(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hex(text[i + 1]) : std::nullopt;
        const auto low = high ? hex(text[i + 2]) : std::nullopt;
        if (!low || *high + *low == 0) {
            return std::nullopt;
        }
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return result;
}

std::string path_of(std::string_view target) {
    return target.starts_with('/') ? undone(target.substr(0, target.find('?'))).value_or("") : "";
}

std::string query_of(std::string_view target) {
    const auto mark = target.find('?');
    return mark == std::string_view::npos ? "" : std::string(target.substr(mark + 1));
}

std::vector<std::pair<std::string, std::string>> pairs_in(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto part : split(text, '&')) {
        const auto equals = std::min(part.find('='), part.size());
        const auto name = undone(spaces_for_plus(part.substr(0, equals)));
        const auto value = undone(spaces_for_plus(part.substr(std::min(equals + 1, part.size()))));
        if (name && value && !name->empty()) {
            pairs.emplace_back(*name, *value);
        }
    }
    return pairs;
}

std::string value_of(std::string_view name, std::string_view text) {
    for (auto& [found, value] : pairs_in(text)) {
        if (found == name) {
            return value;
        }
    }
    return "";
}

} // namespace formradar::app::serve
