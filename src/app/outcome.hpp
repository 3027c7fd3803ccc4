// What came out of a file: its pages' readings and the pictures that results and doubts need. As bytes for pipes and the ledger.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/record/picture_flaws.hpp"
#include "formradar/record/reading.hpp"
#include "formradar/report/doubts_html.hpp"

namespace formradar::app {

inline constexpr int most_pictures = 200;          // of a sheet
inline constexpr int most_sheets_in_picture = 100; // more would be too small to be read

struct AnswerPicture {
    int question = 0; // 1..n
    std::string png;  // cleaned, 6 px/mm
    bool operator==(const AnswerPicture&) const = default;
};

struct DebugPng {
    std::string name; // "02-anchors"
    std::string png;
    bool operator==(const DebugPng&) const = default;
};

// What a picture is like, apart from what is on it.
struct PictureLook {
    double dpi = 0;        // as the file says it; 0 when it does not
    double px_per_mm = 0;  // as if the paper filled the picture
    double contrast = 0;   // of its darkest and its lightest parts, 0..1
    bool two_tone = false; // it has no greys
    bool operator==(const PictureLook&) const = default;
};

struct PageOutcome {
    record::Reading reading; // its source's path is left to whoever asked
    std::vector<report::DoubtPicture> crops;
    std::vector<AnswerPicture> answers;
    std::vector<DebugPng> debug; // these two only when asked for, and never in the ledger
    std::string explanation;
    bool incomplete = false; // something could not be decoded: with more memory, or another time, it may be
    PictureLook look;
    record::PictureFlaws flaws;
    std::string basis; // fingerprint of what the reading depends on besides the file; empty: nothing
};

[[nodiscard]] std::vector<record::Reading> readings_of(std::span<const PageOutcome>);

[[nodiscard]] std::string to_bytes(const PageOutcome&);                        // without debug pictures
[[nodiscard]] std::optional<PageOutcome> page_outcome(std::string_view bytes); // nothing for any other bytes

// Texts and numbers one after the other, each with its length.
class Packer {
public:
    Packer& text(std::string_view);
    Packer& number(std::int64_t);
    void make_room(std::size_t bytes) { bytes_.reserve(bytes_.size() + bytes); } // for what is added next
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

// Gives back what a Packer packed. After the first thing that is not there everything is empty, and `good` is false.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] std::string_view text();
    [[nodiscard]] std::int64_t number();
    [[nodiscard]] std::size_t count(); // a number of things that follow: never more than there are bytes
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

} // namespace formradar::app
