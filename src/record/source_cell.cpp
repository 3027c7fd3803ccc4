// Paths with and without the bytes that get lost on the way.
#include "formradar/record/source_cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "record/table_text.hpp"

namespace formradar::record {
namespace {

constexpr std::string_view mark = "file:";
constexpr std::string_view answer_gap = "___"; // where the answer goes in a line that is offered

// Blanks that look like a plain one, and letters that are not seen: copying changes or loses them.
bool is_fleeting(char32_t letter) {
    constexpr std::array<std::pair<char32_t, char32_t>, 9> ranges = {{{0x00, 0x1F},
                                                                      {0x7F, 0xA0},
                                                                      {0xAD, 0xAD},
                                                                      {0x1680, 0x1680},
                                                                      {0x2000, 0x200F},
                                                                      {0x2028, 0x202F},
                                                                      {0x205F, 0x2069},
                                                                      {0x3000, 0x3000},
                                                                      {0xFEFF, 0xFEFF}}};
    return std::ranges::any_of(ranges, [&](const auto& range) { return letter >= range.first && letter <= range.second; });
}

bool survives(std::string_view path) {
    constexpr std::string_view formula = "=+-@'*"; // at the start; "*" means every sheet
    const auto letters = code_points(path);
    return is_utf8(path) && !path.empty() && trimmed(path).size() == path.size() && std::ranges::none_of(letters, is_fleeting) &&
           formula.find(path.front()) == std::string_view::npos && !path.starts_with(mark) &&
           path.find(answer_gap) == std::string_view::npos && path.find("  ") == std::string_view::npos;
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.';
}

std::string decoded(std::string_view text) {
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const char* const digits = text.data() + i + 1;
        const bool whole = text[i] == '%' && i + 2 < text.size();
        if (whole && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            path += static_cast<char>(static_cast<unsigned char>(value));
            i += 2;
        } else {
            path += text[i];
        }
    }
    return path;
}

// All that a person may have meant by the cell.
std::vector<std::string> readings_of(std::string_view cell) {
    std::vector<std::string> paths{std::string(cell)};
    if (cell.starts_with(mark)) {
        paths.push_back(path_in(cell));
    }
    if (cell.find('\\') != std::string_view::npos) {
        std::ranges::replace(paths.emplace_back(cell), '\\', '/');
    }
    if (cell.starts_with("./")) {
        paths.emplace_back(cell.substr(2));
    }
    return paths;
}

// One form for names that differ in how their letters are stored only.
std::string composed_path(std::string_view path) {
    if (std::ranges::all_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return std::string(path);
    }
    return form::composed(text_of_line(path));
}

bool ends_with_path(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() && longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == '/';
}

} // namespace

std::string source_cell(std::string_view path) {
    if (survives(path)) {
        return std::string(path);
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string cell(mark);
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        cell += is_plain(c) ? std::string(1, c) : std::string{'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return cell;
}

std::string path_in(std::string_view cell) {
    return cell.starts_with(mark) ? decoded(cell.substr(mark.size())) : std::string(cell);
}

bool is_source(std::string_view cell, std::string_view path) {
    return std::ranges::any_of(readings_of(cell), [&](const std::string& meant) {
        return meant == path || composed_path(meant) == composed_path(path);
    });
}

bool may_be_source(std::string_view cell, std::string_view path) {
    return std::ranges::any_of(readings_of(cell), [&](const std::string& meant) {
        const auto a = composed_path(meant);
        const auto b = composed_path(path);
        return ends_with_path(a, b) || ends_with_path(b, a);
    });
}

} // namespace formradar::record
