// Rows that seem empty looked at once more: ink that lies elsewhere, is paler than a stroke, or could not have been seen makes
// them a doubt. Pure, over measured numbers.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "formradar/read/judge.hpp"
#include "formradar/vision/evidence/colour.hpp"
#include "formradar/vision/evidence/surface.hpp"

namespace formradar::read {

enum class Guard {
    digit,   // ink on or round a printed digit
    patch,   // the inside of one box is darker or lighter than paper
    clipped, // paper and print are clipped to white: a pale mark would be
    specks,  // one box has specks, in a picture of black and white
    pale,    // the page's own pale print is not to be seen
    covered, // something hides a part of the box
    colour,  // one box has a colour that a grey picture does not show
    beside,  // something is written level with the row
    name,    // there is more on a group's name than its letters
    unsure,  // other rows have something on them, and none of the page has a mark
};

// What a page says of its empty boxes, to hold a row against.
struct PageSurface {
    std::vector<double> usual_label; // by column: ink of the printed labels
    std::vector<double> clear_label; // the same where they are clearest on the page
    double label_spread = 0;         // standard deviation of a label's ink, by robust measure
    double usual_around = 0, around_spread = 0;
    double level_spread = 0;      // by how much most insides differ from their row's
    double usual_outline = 1;     // share of the outlines seen
    bool black_and_white = false; // the picture has no greys
    bool digits = true;           // the labels are digits over the boxes
};

// A row that is judged: everything by box.
struct RowSurface {
    std::span<const vision::Ink> inks;
    std::span<const vision::FoundBox> found;
    std::span<const vision::Surface> surfaces;
    std::vector<bool> label_reached;  // by a mark of another row
    std::optional<double> pale_print; // share of the pale print near it that is to be seen; nothing where none is printed
};

// How a page's digits are printed.
struct DigitPrint {
    double black = 0; // the print's level over the paper's
    double size = 1;  // over the digits of version 0.1

    [[nodiscard]] double ink(bool is_one = false) const; // of a digit alone, mm² times darkness; 1 has less
    [[nodiscard]] double most_ink() const;               // what has more is no digit alone
};

// `label` is the first of a row's.
[[nodiscard]] DigitPrint digit_print(const Rect<Mm>& label, double black);

struct GuardOptions {
    // Ink round a digit, mm² times darkness: of 50,000 simulated digits of open rows none has more by itself. A tick on one has
    // 0.29.
    double least_around = 0.2, around_spreads = 6;
    double least_label = 0.2, label_spreads = 6; // the same of the digit itself: a slash that stays within it
    // Over the row's other boxes. An orange pen in a grey scan leaves 0.025; the insides of crumpled paper differ by themselves.
    // Tried by guards_test: in_one_box_is_never_silently_empty.
    double least_patch = 0.013, patch_spreads = 6, patch_noises = 0.8;
    // Tried by guards_test: that_clips_pencil_leaves_no_row_silently_empty.
    double least_clipped = 0.5, least_label_seen = 0.8; // shares: of white, and of the digits' ink where they are clear
    double least_speck = 0.008;                         // mm²: one pixel at 300 dpi
    // Tried by guards_test: in_a_scan_of_black_and_white_leaves_no_row_silently_empty.
    double least_pale_seen = 0.45; // share of the pale print's ink
    // Tried by guards_test: makes_an_open_row_a_doubt.
    double covered = 0.88, usually_seen = 0.97; // shares of an outline
    // Tried by colour_test: in_one_box_of_an_empty_row_waits_for_a_person, of_light_and_of_paper_is_no_mark.
    double least_colour = 6, colour_spreads = 8; // of 255, over the row's other boxes
};

// By box of the row that starts at `first`: whether a mark of another row comes to its label.
[[nodiscard]] std::vector<bool> labels_reached(std::span<const vision::Ink>, std::span<const vision::FoundBox>,
                                               std::span<const vision::BoxPlace>, std::size_t first, std::size_t per_row);

[[nodiscard]] PageSurface page_surface(std::span<const vision::Ink>, std::span<const vision::FoundBox>,
                                       std::span<const vision::Surface>, std::size_t per_row, const DigitPrint& = {});

struct GuardFinding {
    Guard guard = Guard::digit;
    std::optional<std::size_t> box; // the best guess, from 0
    bool alone = true;              // nothing that was found speaks of another box
    bool operator==(const GuardFinding&) const = default;
};

// Nothing when the row may be called empty.
[[nodiscard]] std::optional<GuardFinding> guard_empty(const RowSurface&, const PageSurface&, const GuardOptions& = {});

// By how much most boxes' colours differ from their row's: by noise, and by the colours of light.
[[nodiscard]] double colour_spread(std::span<const vision::BoxColour>, std::size_t per_row);

// A row of a coloured picture that a grey one calls empty.
[[nodiscard]] std::optional<GuardFinding> guard_colour(std::span<const vision::BoxColour> row, double spread,
                                                       const GuardOptions& = {});

[[nodiscard]] Reason reason_of(const GuardFinding&);

// The verdict `unclear` where a guard found something; else as it is. Ink on one digit alone is about the mark, not about the
// picture: the posterior may settle it.
[[nodiscard]] RowVerdict guarded(RowVerdict, const std::optional<GuardFinding>&);

// The same of an empty row; any other as it is.
[[nodiscard]] RowVerdict guarded(RowVerdict, const RowSurface&, const PageSurface&, const GuardOptions& = {});

} // namespace formradar::read
