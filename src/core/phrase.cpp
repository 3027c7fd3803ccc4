// A sentence is gone through once, from place to place.
#include "formradar/core/phrase.hpp"

#include <algorithm>

namespace formradar {

std::string filled_in(std::string_view sentence, std::span<const Filling> fillings) {
    std::string text;
    while (!sentence.empty()) {
        const auto open = sentence.find('{');
        const auto end = open == std::string_view::npos ? open : sentence.find('}', open);
        text += sentence.substr(0, end == std::string_view::npos ? end : open);
        if (end == std::string_view::npos) {
            break;
        }
        const auto place = sentence.substr(open + 1, end - open - 1);
        const auto filling = std::ranges::find(fillings, place, &Filling::place);
        text += filling == fillings.end() ? std::string(sentence.substr(open, end - open + 1)) : filling->text;
        sentence = sentence.substr(end + 1);
    }
    return text;
}

} // namespace formradar
