// A function is a name with a parenthesis after it, wherever it stands in a source.
#include "documents.hpp"

#include <algorithm>

namespace formradar::rules {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// "read_page" and "ScanFile::page"; a type by itself begins with a capital letter, and a file has a dot.
bool is_function_name(std::string_view name) {
    const auto own = name.substr(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1);
    return !own.empty() && own.front() >= 'a' && own.front() <= 'z' &&
           std::ranges::all_of(name, [](char c) { return is_letter(c) || c == ':'; });
}

std::string_view chapter_of(std::string_view text, std::string_view chapter) {
    const auto title = "\n## " + std::string(chapter) + "\n";
    const auto begin = text.find(title);
    if (begin == std::string_view::npos) {
        return {};
    }
    const auto body = text.substr(begin + title.size());
    return body.substr(0, body.find("\n## "));
}

bool is_function_in(std::string_view source, const std::string& name) {
    const auto called = name + "(";
    for (auto at = source.find(called); at != std::string_view::npos; at = source.find(called, at + 1)) {
        if (at == 0 || !is_letter(source[at - 1])) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<std::string> functions_named(const File& document, std::string_view chapter) {
    const auto text = chapter_of(document.text, chapter);
    std::vector<std::string> names;
    for (auto begin = text.find('`'); begin != std::string_view::npos;) {
        const auto end = text.find('`', begin + 1);
        if (end == std::string_view::npos) {
            break;
        }
        if (const auto name = text.substr(begin + 1, end - begin - 1); is_function_name(name)) {
            names.emplace_back(name);
        }
        begin = text.find('`', end + 1);
    }
    return names;
}

std::vector<std::string> unknown_functions(const std::vector<std::string>& names, const std::vector<File>& sources) {
    std::vector<std::string> unknown;
    for (const auto& name : names) {
        if (std::ranges::none_of(sources, [&](const File& source) { return is_function_in(source.text, name); })) {
            unknown.push_back("no function " + name);
        }
    }
    return unknown;
}

} // namespace formradar::rules
