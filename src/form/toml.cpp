// The only file that includes toml++.
#include "form/toml.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "formradar/core/text.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace formradar {
namespace {

// A line of a session's layout has about 50. Dotted keys nest tables without any limit in the library, which walks them
// recursively: 100,000 dots in one line exhausted the stack.
constexpr std::ptrdiff_t most_dots = 200;

Place place_of(const toml::source_region& source) {
    return {static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

TomlTable table_of(const toml::table&);
TomlValue value_of(const toml::node&);

TomlArray array_of(const toml::array& array) {
    TomlArray values;
    values.reserve(array.size());
    for (const auto& node : array) {
        values.push_back(value_of(node));
    }
    return values;
}

TomlValue value_of(const toml::node& node) {
    TomlValue value{place_of(node.source()), TomlOther{}};
    if (const auto* flag = node.as_boolean()) {
        value.value = flag->get();
    } else if (const auto* whole = node.as_integer()) {
        value.value = whole->get();
    } else if (const auto* number = node.as_floating_point()) {
        value.value = number->get();
    } else if (const auto* text = node.as_string()) {
        value.value = text->get();
    } else if (const auto* array = node.as_array()) {
        value.value = array_of(*array);
    } else if (const auto* table = node.as_table()) {
        value.value = table_of(*table);
    }
    return value;
}

TomlTable table_of(const toml::table& table) {
    TomlTable entries;
    for (const auto& [key, node] : table) {
        entries.push_back({std::string(key.str()), place_of(key.source()), value_of(node)});
    }
    std::ranges::sort(entries, {}, &TomlEntry::place);
    return entries;
}

// How many bytes from the start are well-formed.
std::size_t well_formed(std::string_view text) {
    std::size_t good = 0;
    for (std::size_t length = 1; good < text.size() && length <= 4;) {
        const bool letter = is_utf8(text.substr(good, length));
        good += letter ? length : 0;
        length = letter ? 1 : length + 1;
    }
    return good;
}

std::optional<Mistake> mistake_in_line(std::string_view line, int number) {
    if (!is_utf8(line)) {
        const auto column = static_cast<int>(code_points(line.substr(0, well_formed(line))).size()) + 1;
        return Mistake{{number, column}, "bytes that are not UTF-8; save the file with the encoding UTF-8"};
    }
    if (std::ranges::count(line, '.') > most_dots) {
        return Mistake{{number, 1}, "more than " + std::to_string(most_dots) + " dots in one line; break or shorten it"};
    }
    return std::nullopt;
}

} // namespace

Expected<TomlTable, Mistake> parse_toml(std::string_view text) {
    int number = 0;
    for (const auto line : split(text, '\n')) {
        if (auto mistake = mistake_in_line(line, ++number)) {
            return Unexpected{*std::move(mistake)};
        }
    }
    const auto result = toml::parse(text);
    if (!result) {
        const auto& error = result.error();
        return Unexpected{Mistake{place_of(error.source()), "this is not TOML: " + std::string(error.description())}};
    }
    return table_of(result.table());
}

std::string toml_quoted(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string quoted = "\"";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
            quoted += letter;
        } else if (letter == '\n') {
            quoted += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            quoted += "\\u00";
            quoted += hex[byte >> 4U];
            quoted += hex[byte & 15U];
        } else {
            quoted += letter;
        }
    }
    return quoted + '"';
}

} // namespace formradar
