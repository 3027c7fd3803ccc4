// Manual pages in roff's man macros.
#include <algorithm>

#include "app/manual/pages.hpp"
#include "formradar/core/text.hpp"

namespace formradar::app::manual {
namespace {

// Text that roff takes as it is: its escapes, its requests at the beginning of a line, and hyphens that can be copied.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool begins_line = result.empty() || result.back() == '\n';
        if (begins_line && (c == '.' || c == '\'')) {
            result += "\\&";
        }
        result += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    }
    return result;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

std::string joined_names(const OptionText& option) {
    std::string names;
    for (const auto& name : option.names) {
        names += (names.empty() ? "\\fB" : ", \\fB") + plain(name) + "\\fR";
    }
    return names;
}

std::string item(const OptionText& option) {
    const auto head = option.is_argument
                          ? "\\fI" + plain(option.names.front()) + "\\fR"
                          : joined_names(option) + (option.value.empty() ? "" : " \\fI" + plain(option.value) + "\\fR");
    return ".TP\n" + head + "\n" + plain(option.what) + "\n";
}

std::string items(const CommandText& command, bool arguments) {
    std::string text;
    for (const auto& option : command.options) {
        text += option.is_argument == arguments ? item(option) : "";
    }
    return text;
}

std::string synopsis(const CommandText& command, const std::string& called) {
    std::string line = "\\fB" + plain(called) + "\\fR";
    for (const auto& option : command.options) {
        if (option.is_argument) {
            line += " \\fI" + plain(option.names.front()) + "\\fR" + (option.repeatable ? " ..." : "");
        }
    }
    line += command.commands.empty() ? "" : " \\fICOMMAND\\fR";
    return line + " [\\fIOPTIONS\\fR]\n";
}

std::string section(const std::string& title, const std::string& text) {
    return text.empty() ? "" : ".SH " + title + "\n" + text;
}

// The help ends with an example, and after an empty line with what else there is to say.
std::string ending(const std::string& footer) {
    const auto gap = footer.find("\n\n");
    const auto heading = footer.find('\n'); // "Example:"
    if (heading == std::string::npos) {
        return "";
    }
    const auto example = footer.substr(heading + 1, gap == std::string::npos ? gap : gap - heading - 1);
    return section("EXAMPLES", ".nf\n" + plain(example) + "\n.fi\n") +
           (gap == std::string::npos ? "" : section("NOTES", plain(footer.substr(gap + 2)) + "\n"));
}

std::string head(const std::string& name, const std::string& what, std::string_view version) {
    return ".\\\" Made from the program's own help.\n.TH " + upper(plain(name)) + " 1 \"\" \"formradar " + std::string(version) +
           "\" \"User Commands\"\n.SH NAME\n" + plain(name) + " \\- " + plain(what) + "\n";
}

std::string page_of(const CommandText& command, std::string_view version) {
    const auto called = "formradar " + command.name;
    auto text = head("formradar-" + command.name, command.what, version);
    text += section("SYNOPSIS", synopsis(command, called));
    text += section("ARGUMENTS", items(command, true));
    text += section("OPTIONS", items(command, false));
    for (const auto& below : command.commands) {
        const auto name = called + " " + below.name;
        text += section("\"" + upper(plain(below.name)) + "\"", synopsis(below, name) + ".PP\n" + plain(below.what) + "\n");
        text += items(below, true) + items(below, false);
        const auto example = ending(below.footer);
        text += example.empty() ? "" : ".PP\n" + example.substr(example.find('\n') + 1);
    }
    return text + ending(command.footer) + section("SEE ALSO", "\\fBformradar\\fR(1)\n");
}

std::string main_page(const CommandText& program, std::string_view version) {
    auto text = head(program.name, "paper forms to score, read back from scans and photos", version);
    text += section("SYNOPSIS", "\\fBformradar\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n");
    text += section("DESCRIPTION", plain(program.what) + "\n");
    std::string commands;
    std::string others;
    for (const auto& command : program.commands) {
        commands += ".TP\n\\fBformradar " + plain(command.name) + "\\fR\n" + plain(command.what) + "\n";
        others += (others.empty() ? "\\fBformradar\\-" : ",\n\\fBformradar\\-") + plain(command.name) + "\\fR(1)";
    }
    text += section("COMMANDS", commands) + section("OPTIONS", items(program, false)) + ending(program.footer);
    return text + section("SEE ALSO", others + "\n");
}

} // namespace

std::vector<ManualFile> manual_pages(const CommandText& program, std::string_view version) {
    std::vector<ManualFile> pages = {{.name = "formradar.1", .text = main_page(program, version)}};
    for (const auto& command : program.commands) {
        pages.push_back({.name = "formradar-" + command.name + ".1", .text = page_of(command, version)});
    }
    return pages;
}

} // namespace formradar::app::manual
