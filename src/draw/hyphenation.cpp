// The one place that calls libhyphen: words to it in its patterns' own letters, and its breaks back as soft hyphens.
#include "formradar/draw/hyphenation.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

#include <hyphen.h>

namespace formradar::draw {
namespace {

constexpr std::size_t shortest_word = 7, shortest_part = 3; // letters

// A program that was unpacked somewhere brings them; Debian has them in /usr/share, others as LibreOffice does.
std::vector<std::filesystem::path> folders() {
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    return unknown
               ? std::vector<std::filesystem::path>{"/usr/share/hyphen"}
               : std::vector{program.parent_path().parent_path() / "share/hyphen", std::filesystem::path("/usr/share/hyphen")};
}

std::string file_of(std::string_view language) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> regions = {
        {{"nl", "nl_NL"}, {"en", "en_GB"}, {"de", "de_DE"}, {"fr", "fr"}}};
    const auto* const region = std::ranges::find(regions, language, &std::pair<std::string_view, std::string_view>::first);
    if (region == regions.end()) {
        return {};
    }
    for (const auto& folder : folders()) {
        const auto path = folder / ("hyph_" + std::string(region->second) + ".dic");
        if (std::error_code unknown; std::filesystem::status(path, unknown).type() != std::filesystem::file_type::not_found) {
            return path.string();
        }
    }
    return {};
}

char32_t lower(char32_t letter) {
    const bool capital = (letter >= U'A' && letter <= U'Z') || (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7);
    return capital ? letter + 32 : letter;
}

bool is_letter(char32_t letter) {
    return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') ||
           (letter >= 0xC0 && letter < 0x250 && letter != 0xD7 && letter != 0xF7);
}

} // namespace

struct Hyphenation::Patterns {
    HyphenDict* dictionary;
};

Hyphenation::Hyphenation(std::string_view language) {
    const std::string path = file_of(language);
    HyphenDict* const dictionary = path.empty() ? nullptr : hnj_hyphen_load(path.c_str());
    if (!path.empty() && dictionary == nullptr) { // or else the same input would give other pages another time
        throw Error("cannot read where words may be broken: " + path);
    }
    if (dictionary != nullptr) {
        patterns_ = std::make_unique<Patterns>(Patterns{dictionary});
    }
}

Hyphenation::~Hyphenation() {
    if (patterns_) {
        hnj_hyphen_free(patterns_->dictionary);
    }
}

namespace {

// The word as the patterns spell it; empty when they lack one of its letters.
std::string in_letters_of(const HyphenDict& dictionary, std::u32string word) {
    std::string bytes;
    for (char32_t& letter : word) {
        letter = lower(letter);
        if (dictionary.utf8 == 0 && letter > 0xFF) {
            return {};
        }
        bytes += static_cast<char>(static_cast<unsigned char>(letter));
    }
    return dictionary.utf8 != 0 ? to_utf8(word) : bytes;
}

std::u32string broken(HyphenDict& dictionary, const std::u32string& word) {
    const std::string bytes = word.size() < shortest_word ? "" : in_letters_of(dictionary, word);
    std::vector<char> breaks(bytes.size() + 5);
    char** replaced = nullptr; // where a break changes the spelling, which a soft hyphen cannot
    int* at = nullptr;
    int* cut = nullptr;
    if (bytes.empty() || hnj_hyphen_hyphenate2(&dictionary, bytes.c_str(), static_cast<int>(bytes.size()), breaks.data(), nullptr,
                                               &replaced, &at, &cut) != 0) {
        return word;
    }
    std::u32string result;
    for (std::size_t i = 0; i < word.size(); ++i) {
        result += word[i];
        const bool changes = replaced != nullptr && replaced[i] != nullptr;
        if (i + 1 >= shortest_part && i + 1 + shortest_part <= word.size() && breaks[i] % 2 == 1 && !changes) {
            result += soft_hyphen;
        }
    }
    for (std::size_t i = 0; replaced != nullptr && i < bytes.size(); ++i) {
        std::free(replaced[i]);
    }
    std::free(replaced);
    std::free(at);
    std::free(cut);
    return result;
}

} // namespace

std::string Hyphenation::with_soft_hyphens(std::string_view text) const {
    if (!known()) {
        return std::string(text);
    }
    std::u32string result, word;
    const auto finish = [&] {
        result += broken(*patterns_->dictionary, word);
        word.clear();
    };
    for (const char32_t letter : code_points(text)) {
        if (is_letter(letter)) {
            word += letter;
        } else {
            finish();
            result += letter;
        }
    }
    finish();
    return to_utf8(result);
}

std::string without_soft_hyphens(std::string_view text) {
    std::vector<char32_t> letters = code_points(text);
    std::erase(letters, soft_hyphen);
    return to_utf8(letters);
}

} // namespace formradar::draw
