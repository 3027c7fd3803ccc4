// What a person with a phone in the hand can do better, told from what the reader made of a picture and measured in it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "formradar/record/picture_flaws.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::report {

// One page of a picture.
struct PhotoRead {
    record::Reading reading;
    record::PictureFlaws flaws;
};

// What is to be said of one sheet in a photo, by what its cause is.
enum class AdviceKind {
    dark,    // hardly any light
    blur,    // out of focus, moved, or too small
    corner,  // not all of the paper is in the picture
    shadow,  // over statements that are not sure
    look,    // statements that are not sure for another reason
    group,   // likewise the group
    code,    // neither code can be read
    again,   // for no reason that was measured
    unknown, // nothing of ours was recognised
    other,   // of another session
    blank,   // nothing is on it
    unused,  // nobody filled it in
    back,    // the back of a sheet
    twice,   // the sheet was there already
    differs, // likewise, with other answers
    file,    // cannot be read at all
};

// What one sheet in a photo needs, and where.
struct Advice {
    AdviceKind kind = AdviceKind::again;
    std::vector<int> statements{};         // of shadow and look
    std::vector<record::Corner> corners{}; // of corner, where they are known
    bool operator==(const Advice&) const = default;
};

// Nothing only where all of the page was read and counts.
[[nodiscard]] std::vector<Advice> advice_for(const PhotoRead&);

// The pages of one picture, as JSON: never a score.
[[nodiscard]] std::string advice_json(std::span<const PhotoRead>);
// The same for a picture that is not read yet.
[[nodiscard]] std::string advice_pending_json();

} // namespace formradar::report
