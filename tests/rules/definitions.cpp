// A walk through a file's braces: what stands before each tells whether a namespace, a type or a function begins there.
#include "definitions.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>

namespace formradar::rules {
namespace {

// Where what begins at `at` ends, when that is a comment, a text, a letter or a line for the preprocessor; else `at`.
std::size_t end_of_other(std::string_view text, std::size_t at) {
    const auto after = [&](std::string_view end, std::size_t from) {
        const auto found = text.find(end, from);
        return found == std::string_view::npos ? text.size() : found + end.size();
    };
    const auto rest = text.substr(at);
    if (rest.starts_with("//") || (rest.starts_with('#') && (at == 0 || text[at - 1] == '\n'))) {
        return std::min(text.find('\n', at), text.size());
    }
    if (rest.starts_with("/*")) {
        return after("*/", at);
    }
    if (rest.starts_with("R\"")) {
        const auto open = std::min(text.find('(', at), text.size() - 1);
        return after(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
    }
    const bool digit_before = at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0; // 1'000'000
    if (rest.starts_with('"') || (rest.starts_with('\'') && !digit_before)) {
        std::size_t end = at + 1;
        while (end < text.size() && text[end] != rest.front()) {
            end += text[end] == '\\' ? 2 : 1;
        }
        return std::min(end + 1, text.size());
    }
    return at;
}

// Comments, texts and lines for the preprocessor become blanks: what is left is code.
std::string code_of(std::string_view text) {
    std::string code;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_other(text, at);
        code += end == at ? text[at] : ' ';
        at = std::max(end, at + 1);
    }
    return code;
}

std::string one_line(std::string text) {
    static const std::regex blanks(R"(\s+)");
    text = std::regex_replace(text, blanks, " ");
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

// What a brace opens. An unnamed namespace has an empty name.
struct Scope {
    bool is_namespace = false;
    std::string name;
};

std::optional<std::string> namespace_named(const std::string& head) {
    static const std::regex pattern(R"((?:^|.* )(?:inline )?namespace ?([\w:]*))");
    std::smatch match;
    return std::regex_match(head, match, pattern) ? std::optional{match[1].str()} : std::nullopt;
}

std::optional<std::string> type_named(const std::string& head) {
    static const std::regex pattern(
        R"((?:template ?<.*> )?(?:struct|class|union|enum class|enum) ([\w:]+)(?: final)?(?: ?:[^:].*)?)");
    std::smatch match;
    return std::regex_match(head, match, pattern) ? std::optional{match[1].str()} : std::nullopt;
}

// The name and parameters of a function that other files can call.
std::optional<std::string> function_named(const std::string& head) {
    static const std::regex pattern(R"((?:.* )?[&*]*(~?[\w:]+)(\(.*\))(?: const)?(?: noexcept)?(?: :.*)?)");
    std::smatch match;
    const bool hidden = head.starts_with("static ") || head.find('=') != std::string::npos;
    if (hidden || !std::regex_match(head, match, pattern)) {
        return std::nullopt;
    }
    return match[1].str() + match[2].str();
}

class Walk {
public:
    explicit Walk(const File& file) : file_(file) {}

    std::vector<Definition> definitions() {
        const std::string code = code_of(file_.text);
        std::size_t from = 0;
        for (std::size_t at = code.find_first_of("{};"); at != std::string::npos; at = code.find_first_of("{};", from)) {
            if (code[at] == '{') {
                open(one_line(code.substr(from, at - from)));
            } else if (code[at] == '}' && !scopes_.empty()) {
                scopes_.pop_back();
            }
            from = at + 1;
        }
        return std::move(found_);
    }

private:
    void open(const std::string& head) {
        const bool outside = std::ranges::all_of(scopes_, &Scope::is_namespace);
        if (const auto space = namespace_named(head); outside && space) {
            scopes_.push_back({true, *space});
            return;
        }
        const auto type = type_named(head);
        const auto name = type ? type : function_named(head);
        const bool seen = std::ranges::none_of(scopes_, [](const Scope& scope) { return scope.name.empty(); });
        if (outside && seen && name) {
            found_.push_back({qualified(*name), file_.path});
        }
        scopes_.push_back({});
    }
    [[nodiscard]] std::string qualified(const std::string& name) const {
        std::string all;
        for (const Scope& scope : scopes_) {
            all += scope.name + "::";
        }
        return all + name;
    }

    const File& file_;
    std::vector<Scope> scopes_;
    std::vector<Definition> found_;
};

} // namespace

std::vector<Definition> definitions_in(const File& file) {
    return Walk(file).definitions();
}

std::vector<std::string> defined_twice(const std::vector<File>& files) {
    std::map<std::string, std::set<std::string>> places;
    for (const File& file : files) {
        for (const Definition& definition : definitions_in(file)) {
            places[definition.name].insert(definition.path);
        }
    }
    std::vector<std::string> wrong;
    for (const auto& [name, paths] : places) {
        if (paths.size() > 1) {
            std::string all;
            for (const std::string& path : paths) {
                all += " " + path;
            }
            wrong.push_back(name + " is defined in more than one file:" + all);
        }
    }
    return wrong;
}

} // namespace formradar::rules
