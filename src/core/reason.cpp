// Numbers become digits by way of their text, so that they are rounded as everywhere else.
#include "formradar/core/reason.hpp"

#include <charconv>
#include <utility>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"

namespace formradar {

Figure figure(double value, int decimals) {
    auto text = fixed(value, decimals);
    std::erase(text, '.');
    Figure result{0, decimals};
    std::from_chars(text.data(), text.data() + text.size(), result.digits);
    return result;
}

bool Reason::operator==(const Reason& other) const {
    return cause == other.cause && parts == other.parts;
}

Reason said(std::string_view words) {
    return words.empty() ? Reason{} : Reason{Cause::said, {std::string(words)}};
}

ReasonPart within(Reason reason) {
    std::vector<Reason> one;
    one.push_back(std::move(reason));
    return one;
}

} // namespace formradar
