// A function is a name with a parenthesis after it, wherever it stands in a source.
#include "documents.hpp"

#include <algorithm>

#include "formradar/core/text.hpp"

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

// "judge_test" of "tests/read/judge_test.cpp".
std::string stem_of(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    return std::string(name.substr(0, name.rfind('.')));
}

// Each "TEST(Suite, name)", whatever kind of test it is.
void add_tests(std::set<std::string>& names, std::string_view text) {
    for (const std::string_view opening : {"TEST(", "TEST_F(", "TEST_P("}) {
        for (auto at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
            const auto rest = text.substr(at, text.substr(at).find(')'));
            names.emplace(trimmed(rest.substr(std::min(rest.find(','), rest.size() - 1) + 1)));
        }
    }
}

void add_conditions(std::set<std::string>& names, std::string_view text) {
    constexpr std::string_view opening = "{.name = \"";
    for (auto at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
        const auto name = text.substr(at + opening.size());
        names.emplace(name.substr(0, name.find('"')));
    }
}

// All that is behind "//", in one line: a sentence may go on in the next comment.
std::string comments_of(std::string_view text) {
    std::string all;
    for (const auto line : split(text, '\n')) {
        if (const auto begin = line.find("// "); begin != std::string_view::npos) {
            all.append(line.substr(begin + 3)).append(" ");
        }
    }
    return all;
}

// Behind the next "Shown by " or "Tried by ".
std::size_t next_of(std::string_view comments, std::size_t from) {
    constexpr std::string_view shown = "Shown by ", tried = "Tried by ";
    const auto at = std::min(comments.find(shown, from), comments.find(tried, from));
    return at == std::string_view::npos ? at : at + shown.size();
}

} // namespace

Witnesses witnesses_in(const std::vector<File>& tests) {
    Witnesses witnesses;
    for (const auto& file : tests) {
        if (const auto folder = stem_of(file.path.substr(0, file.path.rfind('/'))); folder.starts_with("once_")) {
            witnesses[folder].insert(stem_of(file.path));
        } else if (file.path.ends_with("conditions.cpp")) {
            add_conditions(witnesses["accuracy"], file.text);
        } else {
            add_tests(witnesses[stem_of(file.path)], file.text);
        }
    }
    return witnesses;
}

std::vector<std::string> unknown_witnesses(const File& source, const Witnesses& witnesses) {
    std::vector<std::string> wrong;
    const auto comments = comments_of(source.text);
    for (auto at = next_of(comments, 0); at != std::string::npos; at = next_of(comments, at)) {
        const auto sentence = std::string_view(comments).substr(at);
        const auto said = sentence.substr(0, sentence.find('.'));
        if (said.size() == sentence.size()) {
            wrong.push_back(source.path + ": no end of what shows a number: " + std::string(said));
        }
        for (const auto part : split(said, ';')) {
            const auto colon = part.find(':');
            const auto found = witnesses.find(trimmed(part.substr(0, colon)));
            for (const auto name : split(colon == std::string_view::npos ? "" : part.substr(colon + 1), ',')) {
                if (found == witnesses.end() || !found->second.contains(std::string(trimmed(name)))) {
                    wrong.push_back(source.path + ": nothing shows a number by the name of " + std::string(trimmed(part)));
                    break;
                }
            }
        }
    }
    return wrong;
}

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
