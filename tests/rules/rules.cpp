#include "rules.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

#include "formradar/core/text.hpp"

namespace formradar::rules {
namespace {

constexpr std::size_t longest_file = 350; // lines

using Modules = std::set<std::string, std::less<>>;

// Below each module what it may use: a line never names one further down.
const std::map<std::string, Modules, std::less<>> allowed = {
    {"core", {}},
    {"machine", {"core"}},
    {"draw", {"core"}},
    {"form", {"core", "draw"}},
    {"code", {"core"}},
    {"scan", {"core"}},
    {"vision", {"core"}},
    {"record", {"core", "form"}},
    {"read", {"core", "draw", "form", "code", "vision", "record"}},
    {"results", {"core", "form", "record"}},
    {"report", {"core", "draw", "form", "code", "record", "results"}},
    {"app", {"core", "machine", "draw", "form", "code", "scan", "vision", "record", "read", "results", "report"}},
};

struct Library {
    std::string_view name;
    std::string_view prefix; // of the header's name
    std::string_view home;   // the module that may include it
    std::string_view folder; // where any file may include it; empty: one file of the module may
};

constexpr std::array libraries = {
    Library{"libharu", "hpdf", "draw"},
    Library{"FreeType", "ft2build.h", "draw"},
    Library{"libhyphen", "hyphen.h", "draw"},
    Library{"toml++", "toml++/", "form"},
    Library{"utf8proc", "utf8proc.h", "form"},
    Library{"ZXing", "ZXing/", "code"},
    Library{"libsodium", "sodium", "code"},
    Library{"OpenSSL", "openssl/", "code"},
    Library{"libjpeg", "jpeglib.h", "scan", "src/scan/jpeg/"},
    Library{"libjpeg", "jerror.h", "scan", "src/scan/jpeg/"},
    Library{"libpng", "png.h", "scan"},
    Library{"libpng", "zlib.h", "scan"},
    Library{"zlib", "zlib.h", "report"},
    Library{"expat", "expat.h", "report"},
    Library{"libtiff", "tiff", "scan"},
    Library{"OpenJPEG", "openjpeg", "scan"},
    Library{"jbig2dec", "jbig2.h", "scan"},
    Library{"qpdf", "qpdf/", "scan"},
    Library{"libheif", "libheif/", "scan"},
    Library{"libwebp", "webp/", "scan"},
    Library{"OpenCV", "opencv2/", "vision", "src/vision/"},
    Library{"libxlsxwriter", "xlsx", "report"},
    Library{"JSON", "nlohmann/", "report"},
    Library{"CLI11", "CLI/", "app", "src/app/options/"},
    Library{"libseccomp", "seccomp.h", "machine"},
    Library{"Boost.Filesystem", "boost/filesystem", "machine"},
    Library{"Boost.Beast", "boost/beast", "app"},
    Library{"Boost.Asio", "boost/asio", "app"},
};

// Files of the operating system: `machine` is the one seam to it, so that another system is one more folder.
bool is_system(std::string_view header) {
    constexpr std::array names = {"unistd.h", "signal.h", "spawn.h",   "fcntl.h", "malloc.h", "poll.h",
                                  "pwd.h",    "dirent.h", "termios.h", "sched.h", "time.h",   "link.h"};
    return header.starts_with("sys/") || header.starts_with("linux/") || std::ranges::find(names, header) != names.end();
}

bool is_standard(std::string_view header) {
    return header.find_first_of("./") == std::string_view::npos;
}

struct Include {
    std::size_t line = 0;
    bool quoted = false;
    std::string name;
};

std::vector<std::string_view> lines_of(const File& file) {
    return split(file.text, '\n');
}

std::vector<Include> includes_of(const File& file) {
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(file)) {
        ++number;
        std::string_view rest = trimmed(line);
        if (!rest.starts_with('#')) {
            continue;
        }
        rest = trimmed(rest.substr(1));
        const auto open = rest.find_first_of("\"<");
        if (!rest.starts_with("include") || open == std::string_view::npos) {
            continue; // FreeType's headers are macros; they follow <ft2build.h>
        }
        const auto end = rest.find_first_of("\">", open + 1);
        includes.push_back({number, rest[open] == '"', std::string(rest.substr(open + 1, end - open - 1))});
    }
    return includes;
}

// "draw" of "src/draw/pdf.cpp" and of "include/formradar/draw/pdf.hpp"; "app" of the main program; else empty.
std::string module_of(std::string_view path) {
    for (const std::string_view root : {"src/", "include/formradar/"}) {
        if (path.starts_with(root)) {
            const std::string_view rest = path.substr(root.size());
            const auto slash = rest.find('/');
            return slash == std::string_view::npos ? "app" : std::string(rest.substr(0, slash));
        }
    }
    return "";
}

bool may_use(const std::string& module, std::string_view other) {
    const auto found = allowed.find(module);
    return module == other || module == "app" || (found != allowed.end() && found->second.contains(other));
}

std::string at(const File& file, std::size_t line, std::string_view what) {
    return file.path + ":" + std::to_string(line) + ": " + std::string(what);
}

// A header may come with two libraries: then it is that of the module's own.
const Library* library_of(std::string_view header, std::string_view module) {
    const auto fits = [&](const Library& library) { return header.starts_with(library.prefix); };
    auto found = std::ranges::find_if(libraries, [&](const Library& library) { return fits(library) && library.home == module; });
    found = found == libraries.end() ? std::ranges::find_if(libraries, fits) : found;
    return found == libraries.end() ? nullptr : &*found;
}

} // namespace

std::vector<std::string> module_order(const File& file) {
    const std::string module = module_of(file.path);
    std::vector<std::string> wrong;
    if (!allowed.contains(module)) {
        wrong.push_back(at(file, 1, "there is no module " + module));
    }
    for (const Include& include : includes_of(file)) {
        const bool is_public = include.name.starts_with("formradar/");
        const auto parts = split(include.name, '/');
        const std::string_view other = is_public && parts.size() > 2 ? parts[1] : parts[0];
        if (!include.quoted || (!is_public && parts.size() == 1)) {
            continue;
        }
        if (!may_use(module, other)) {
            wrong.push_back(at(file, include.line, std::string(module).append(" may not include ").append(include.name)));
        } else if (!is_public && other != module) {
            wrong.push_back(at(file, include.line, include.name + " is private to " + std::string(other)));
        }
    }
    return wrong;
}

std::vector<std::string> room_order(const File& file) {
    constexpr std::array<std::string_view, 3> rooms = {"page", "ink", "evidence"};
    const auto room_of = [&](std::string_view path) {
        constexpr std::string_view module = "vision/";
        const auto at = path.find(module);
        const auto rest = at == std::string_view::npos ? std::string_view() : path.substr(at + module.size());
        return std::ranges::find(rooms, rest.substr(0, rest.find('/')));
    };
    std::vector<std::string> wrong;
    if (module_of(file.path) != "vision") {
        return wrong;
    }
    const auto own = room_of(file.path);
    for (const Include& include : includes_of(file)) {
        if (const auto other = room_of(include.name); include.quoted && other != rooms.end() && other > own) {
            wrong.push_back(at(file, include.line, std::string(*own).append(" comes before ").append(*other)));
        }
    }
    return wrong;
}

std::vector<std::string> library_homes(const File& file) {
    const std::string module = module_of(file.path);
    const bool in_public = file.path.starts_with("include/");
    std::vector<std::string> wrong;
    for (const Include& include : includes_of(file)) {
        if (include.quoted || is_standard(include.name) || (is_system(include.name) && module == "machine")) {
            continue;
        }
        const Library* library = library_of(include.name, module);
        if (library == nullptr) {
            wrong.push_back(at(file, include.line, include.name + " is of no library that this project uses in " + module));
        } else if (library->home != module || !(in_public || file.path.starts_with(library->folder))) {
            const auto place = library->folder.empty() ? "src/" + std::string(library->home) : std::string(library->folder);
            wrong.push_back(at(file, include.line, std::string(library->name) + " belongs in " + place));
        } else if (in_public) {
            wrong.push_back(at(file, include.line, std::string(library->name) + " is in a public header"));
        }
    }
    return wrong;
}

std::vector<std::string> library_spread(const std::vector<File>& files) {
    std::map<std::string_view, std::set<std::string>> places;
    for (const File& file : files) {
        for (const Include& include : includes_of(file)) {
            if (const Library* library = library_of(include.name, module_of(file.path));
                library != nullptr && !include.quoted && library->folder.empty()) {
                places[library->name].insert(file.path);
            }
        }
    }
    std::vector<std::string> wrong;
    for (const auto& [library, paths] : places) {
        if (paths.size() > 1) {
            std::string all;
            for (const std::string& path : paths) {
                all += " " + path;
            }
            wrong.push_back(std::string(library) + " is included in more than one file:" + all);
        }
    }
    return wrong;
}

std::vector<std::string> linked_modules(const File& file) {
    const std::string module = module_of(file.path);
    std::string words = file.text;
    std::ranges::replace(words, ')', ' ');
    std::istringstream stream(words);
    std::vector<std::string> wrong;
    bool in_uses = false;
    for (std::string word; stream >> word;) {
        if (in_uses && !allowed.contains(word)) {
            in_uses = false; // LIBRARIES, or the next command
        } else if (in_uses && !may_use(module, word)) {
            wrong.push_back(at(file, 1, std::string(module).append(" may not link ").append(word)));
        }
        in_uses = in_uses || word == "USES";
    }
    return wrong;
}

std::vector<std::string> form_of_file(const File& file) {
    const auto lines = lines_of(file);
    std::vector<std::string> wrong;
    const std::size_t length = lines.size() - (lines.back().empty() ? 1 : 0);
    if (length > longest_file) {
        wrong.push_back(at(file, length, "longer than " + std::to_string(longest_file) + " lines"));
    }
    const bool is_header = file.path.ends_with(".hpp"), is_program = file.path.starts_with("src/");
    if ((is_header || is_program) && !lines.front().starts_with("// ")) {
        wrong.push_back(at(file, 1,
                           is_header ? "the first line does not say what the header is for"
                                     : "the first line does not say what the source does"));
    }
    if (!is_header) {
        return wrong;
    }
    if (std::ranges::find(lines, "#pragma once") == lines.end()) {
        wrong.push_back(at(file, 1, "no #pragma once"));
    }
    return wrong;
}

std::vector<std::string> reasons_taken_apart(const File& file) {
    static const std::string a_reason =
        R"((?:\b(?:own_doubt|reason|detail|suspect)(?:\.text)?|\bwords_of\([^()]*(?:\([^()]*\)[^()]*)*\)))";
    static const std::regex looked_into(
        a_reason +
        R"(\.(?:find\w*|starts_with|startsWith|ends_with|endsWith|contains|includes|match\w*|replace\w*|split|substr|search)\()");
    static const std::regex compared(a_reason + R"( ?[!=]==? ?["'`])");
    std::vector<std::string> wrong;
    int number = 0;
    for (const auto line : split(file.text, '\n')) {
        ++number;
        const std::string text(line);
        if (std::regex_search(text, looked_into) || std::regex_search(text, compared)) {
            wrong.push_back(file.path + ":" + std::to_string(number) +
                            ": the words of a reason decide something: its cause does");
        }
    }
    return wrong;
}

} // namespace formradar::rules
