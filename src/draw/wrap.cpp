// Where text breaks into lines: as few lines as possible, and among those the most even ones without a lonely last word.
#include <algorithm>
#include <limits>
#include <span>

#include "font.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::draw {
namespace {

constexpr double broken_word = 0.3; // as bad as a line of which half is empty

// What stays together: a word, or a part of one that may end a line.
struct Piece {
    std::u32string letters;
    bool space_after = false;
    bool hyphen_at_end = false; // a soft hyphen: shown only when the line ends here
    double width = 0;           // ems
};

// One way to break the pieces up to some point.
struct Ending {
    std::size_t lines = 0;
    double badness = 0;
    std::size_t from = 0; // the first piece of the last line
    [[nodiscard]] bool is_better_than(const Ending& other) const {
        return lines != other.lines ? lines < other.lines : badness < other.badness;
    }
};

bool is_space(char32_t letter) {
    return letter == U' ' || letter == U'\t' || letter == U'\r';
}
bool is_digit(char32_t letter) {
    return letter >= U'0' && letter <= U'9';
}
bool joins_to_previous(char32_t letter) {
    return letter >= 0x300 && letter < 0x370;
} // combining accents

// After a hyphen or slash with two letters or more before it and a letter behind: "en/of", "STO-team", but not "e-mail" or "1-5".
bool may_break_after(std::u32string_view word, char32_t next) {
    const bool breaker = word.back() == U'-' || word.back() == U'/' || word.back() == U'\u2010';
    return breaker && word.size() > 2 && !is_digit(next) && next != U'-' && next != U'/';
}

std::vector<Piece> pieces_of(std::span<const char32_t> letters) {
    std::vector<Piece> pieces(1);
    const auto finish = [&] {
        if (!pieces.back().letters.empty()) {
            pieces.emplace_back();
        }
    };
    for (std::size_t i = 0; i < letters.size(); ++i) {
        Piece& piece = pieces.back();
        if (is_space(letters[i])) {
            finish();
            if (pieces.size() > 1) {
                pieces[pieces.size() - 2].space_after = true;
            }
        } else if (letters[i] == soft_hyphen) {
            piece.hyphen_at_end = !piece.letters.empty();
            finish();
        } else {
            piece.letters += letters[i];
            if (i + 1 < letters.size() && !is_space(letters[i + 1]) && may_break_after(piece.letters, letters[i + 1])) {
                finish();
            }
        }
    }
    if (pieces.back().letters.empty()) {
        pieces.pop_back();
    }
    if (!pieces.empty()) {
        pieces.back().hyphen_at_end = false; // nothing follows it
    }
    return pieces;
}

class Breaker {
public:
    Breaker(Font font, double width)
        : font_(font), width_(width + 1e-9), space_(glyph_of(font, U' ').advance), hyphen_(glyph_of(font, U'-').advance) {}

    std::vector<std::string> lines(std::span<const char32_t> paragraph) const {
        const std::vector<Piece> pieces = fitting(pieces_of(paragraph));
        const std::vector<Ending> endings = best_endings(pieces);
        std::vector<std::string> result;
        for (std::size_t end = pieces.size(); end > 0; end = endings[end].from) {
            result.push_back(joined(std::span(pieces).subspan(endings[end].from, end - endings[end].from)));
        }
        std::ranges::reverse(result);
        return result.empty() ? std::vector<std::string>{""} : result;
    }

private:
    // Pieces that are too long for a line are cut where the line is full.
    [[nodiscard]] std::vector<Piece> fitting(const std::vector<Piece>& pieces) const {
        std::vector<Piece> result;
        for (const Piece& piece : pieces) {
            Piece part;
            for (const char32_t letter : piece.letters) {
                const double advance = glyph_of(font_, letter).advance;
                if (!part.letters.empty() && part.width + advance > width_ && !joins_to_previous(letter)) {
                    result.push_back(std::move(part));
                    part = {};
                }
                part.letters += letter;
                part.width += advance;
            }
            part.space_after = piece.space_after;
            part.hyphen_at_end = piece.hyphen_at_end;
            result.push_back(std::move(part));
        }
        return result;
    }

    // For each number of pieces the best way to set them: fewest lines first, then least ragged.
    [[nodiscard]] std::vector<Ending> best_endings(const std::vector<Piece>& pieces) const {
        std::vector<Ending> best(pieces.size() + 1, {.lines = std::numeric_limits<std::size_t>::max(), .badness = 0, .from = 0});
        best[0].lines = 0;
        for (std::size_t from = 0; from < pieces.size(); ++from) {
            double width = 0;
            for (std::size_t end = from + 1; end <= pieces.size(); ++end) {
                width += pieces[end - 1].width;
                if (width > width_ && end > from + 1) {
                    break;
                }
                const double shown = width + (pieces[end - 1].hyphen_at_end ? hyphen_ : 0);
                if (shown <= width_ || end == from + 1) {
                    const double badness = best[from].badness + badness_of(shown, end == pieces.size(), end - from) +
                                           (pieces[end - 1].hyphen_at_end ? broken_word : 0);
                    const Ending ending{.lines = best[from].lines + 1, .badness = badness, .from = from};
                    best[end] = ending.is_better_than(best[end]) ? ending : best[end];
                }
                width += pieces[end - 1].space_after ? space_ : 0;
            }
        }
        return best;
    }

    // A full last line is not asked for, but a single short word on it looks lost.
    [[nodiscard]] double badness_of(double width, bool last, std::size_t pieces) const {
        const double empty = std::max(0.0, 1 - width / width_);
        if (!last) {
            return empty * empty;
        }
        return empty > 0.8 || (empty > 0.6 && pieces == 1) ? 1 : 0;
    }

    static std::string joined(std::span<const Piece> pieces) {
        std::u32string line;
        for (const Piece& piece : pieces) {
            line += piece.letters;
            const bool last = &piece == &pieces.back();
            if (piece.space_after && !last) {
                line += U' ';
            } else if (piece.hyphen_at_end && last) {
                line += U'-';
            }
        }
        return to_utf8(line);
    }

    Font font_;
    double width_;  // ems
    double space_;  // ems
    double hyphen_; // ems
};

} // namespace

std::vector<std::string> wrap(std::string_view utf8, Font font, double size_mm, double width_mm) {
    const Breaker breaker(font, width_mm / size_mm);
    std::vector<std::string> lines;
    for (const std::string_view paragraph : split(utf8, '\n')) {
        for (std::string& line : breaker.lines(code_points(paragraph))) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace formradar::draw
