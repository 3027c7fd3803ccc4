// Two of them put together are in every language that one of them is in.
#include "formradar/core/wording.hpp"

#include <algorithm>

namespace formradar {

const std::string& Wording::in(std::string_view language) const {
    const auto found = std::ranges::find(others_, language, &InLanguage::code);
    return found == others_.end() ? english_ : found->text;
}

Wording& Wording::operator+=(const Wording& more) {
    for (const auto& [code, text] : more.others_) {
        if (std::ranges::find(others_, code, &InLanguage::code) == others_.end()) {
            others_.push_back({code, english_});
        }
    }
    for (auto& [code, text] : others_) {
        text += more.in(code);
    }
    english_ += more.english_;
    return *this;
}

Wording operator+(Wording first, const Wording& second) {
    first += second;
    return first;
}

} // namespace formradar
