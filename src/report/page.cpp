// Documents of the page in a browser.
#include "formradar/report/page.hpp"

#include <algorithm>
#include <array>

#include "formradar/draw/palette_night.hpp"
#include "formradar/form/words.hpp"
#include "report/html.hpp"
#include "report/ordered_json.hpp"
#include "report/page_parts.hpp"

namespace formradar::report {
namespace {

namespace palette = draw::palette;
using draw::Colour;

struct Shade {
    std::string_view name;
    Colour day;
    Colour night;
};

constexpr std::array shades = {Shade{"ink", palette::ink, palette::snow},          Shade{"paper", palette::white, palette::night},
                               Shade{"head", palette::navy, palette::sky},         Shade{"accent", palette::navy, palette::sky},
                               Shade{"on-accent", palette::white, palette::night}, Shade{"link", palette::navy, palette::sky},
                               Shade{"soft", palette::slate, palette::haze},       Shade{"line", palette::line, palette::dusk},
                               Shade{"edge", palette::slate, palette::haze},       Shade{"mist", palette::mist, palette::shade},
                               Shade{"warm", palette::cream, palette::ember},      Shade{"alarm", palette::bronze, palette::sand},
                               Shade{"on-alarm", palette::white, palette::night},  Shade{"mark", palette::amber, palette::amber},
                               Shade{"focus", palette::amber, palette::sand},      Shade{"good", palette::teal, palette::mint}};

std::string hex(const Colour& colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const int part : {colour.red, colour.green, colour.blue}) {
        text += digits[static_cast<std::size_t>(part / 16)];
        text += digits[static_cast<std::size_t>(part % 16)];
    }
    return text;
}

std::string variables(Colour Shade::*time) {
    std::string text = ":root {";
    for (const auto& shade : shades) {
        text += " --" + std::string(shade.name) + ": " + hex(shade.*time) + ";";
    }
    return text + " }";
}

std::string nav(const Json& words) {
    std::string html = "<nav aria-label=\"Formradar\">";
    for (const std::string name : {"doubts", "radar", "photos", "audit", "results"}) {
        html += "<a href=\"#" + name + "\">" + escaped(words["view_" + name].get<std::string>()) +
                (name == "doubts" ? "<span class=\"badge\" hidden></span>" : "") + "</a>";
    }
    return html + "</nav>";
}

} // namespace

PageFile find_page_file(std::span<const PageFile> files, std::string_view name) {
    const auto found = std::ranges::find(files, name, &PageFile::name);
    return found == files.end() ? PageFile{} : *found;
}

std::string palette_css() {
    return variables(&Shade::day) + "\n@media (prefers-color-scheme: dark) { " + variables(&Shade::night) + " }\n";
}

std::string_view page_words(std::string_view language) {
    const auto found = find_page_file(shared_page_files(), std::string(language) + ".json");
    return found.text.empty() ? find_page_file(shared_page_files(), "en.json").text : found.text;
}

std::string head_of_page(const std::string& language, const std::string& title, const std::string& kind) {
    return "<!DOCTYPE html>\n<html lang=\"" + escaped(language) + "\" class=\"" + kind +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n";
}

// A script's text ends at the first "</": in JSON, every "<" may be written as an escape.
std::string data_of_page(const std::string& json) {
    std::string safe;
    for (const char c : json) {
        if (c == '<') {
            safe += "\\u003c";
        } else {
            safe += c;
        }
    }
    return "<script type=\"application/json\" id=\"data\">" + safe + "</script>\n";
}

std::string top_of_page(const std::string& title, const std::string& subtitle, const std::string& beside) {
    return "<header class=\"top\"><h1>" + escaped(title) + "<small>" + escaped(subtitle) + "</small></h1>" + beside +
           "</header>\n";
}

std::string served_page(const ServedPage& page) {
    const auto words = page_words(page.language);
    std::string html = head_of_page(page.language, page.title, page.kind);
    for (const std::string style : {"palette.css", "page.css", "session.css"}) {
        html += "<link rel=\"stylesheet\" href=\"" + style + "\">\n";
    }
    html += "<link rel=\"icon\" href=\"icon.svg\">\n" +
            data_of_page("{\"words\":" + std::string(words) + ",\"session\":" + page.data + ",\"state\":" + page.state + "}");
    for (const auto& module : page.modules) {
        html += "<link rel=\"modulepreload\" href=\"" + module + "\">\n";
    }
    html += "<script type=\"module\" src=\"" + page.kind + ".js\"></script>\n</head>\n<body>\n";
    if (!page.subtitle.empty()) {
        html += top_of_page(page.title, page.subtitle, nav(Json::parse(words)));
    }
    return html + "<main></main>\n</body>\n</html>\n";
}

std::string session_data(const form::Session& session, std::string_view phones) {
    return Json({{"id", session.id}, {"title", session.title}, {"phones", phones}})
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string phone_title(const std::string& language) {
    return Json::parse(page_words(language))["phone_title"].get<std::string>();
}

} // namespace formradar::report
