// A sentence of the table with its places filled in; what stands there may be reasons with sentences of their own.
#include "formradar/record/reason_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "formradar/core/phrase.hpp"
#include "record/reason_table.hpp"

namespace formradar::record {
namespace {

constexpr std::array<std::string_view, 4> places = {"1", "2", "3", "4"};

const Language& language_named(std::string_view code) {
    const auto all = reason_table();
    const auto found = std::ranges::find(all, code, &Language::code);
    return found == all.end() ? *std::ranges::find(all, "en", &Language::code) : *found;
}

// Of `none`, and of a number that is no cause, there is nothing to say.
Message message_of(Cause cause, const Language& language) {
    const auto number = static_cast<std::size_t>(cause) - 1;
    return number < language.messages.size() ? language.messages[number] : Message{};
}

std::string text_of(const Figure& figure, const Language& language) {
    auto text = std::to_string(figure.digits < 0 ? -figure.digits : figure.digits);
    const auto decimals = static_cast<std::size_t>(figure.decimals);
    if (decimals > 0) {
        text.insert(0, text.size() > decimals ? 0 : decimals + 1 - text.size(), '0');
        text.insert(text.size() - decimals, language.code == "en" ? "." : ",");
    }
    return (figure.digits < 0 ? "-" : "") + text;
}

std::string text_of(const Reason& reason, const Language& language);

std::string text_of(const ReasonPart& part, const Language& language) {
    if (const auto* number = std::get_if<Figure>(&part)) {
        return text_of(*number, language);
    }
    if (const auto* words = std::get_if<std::string>(&part)) {
        return *words;
    }
    std::string text;
    for (const auto& reason : std::get<std::vector<Reason>>(part)) {
        text += (text.empty() ? "" : ", ") + text_of(reason, language);
    }
    return text;
}

std::string text_of(const Reason& reason, const Language& language) {
    std::vector<Filling> fillings;
    for (std::size_t i = 0; i < std::min(reason.parts.size(), places.size()); ++i) {
        fillings.push_back({places.at(i), text_of(reason.parts[i], language)});
    }
    return filled_in(message_of(reason.cause, language).text, fillings);
}

} // namespace

std::string_view name_of(Cause cause) {
    const auto key = message_of(cause, reason_table().front()).key;
    return key.empty() ? "none" : key;
}

std::string words_of(const Reason& reason, std::string_view language) {
    return text_of(reason, language_named(language));
}

std::size_t places_of(Cause cause) {
    const auto text = message_of(cause, language_named("en")).text;
    const auto has = [&](std::string_view place) { return text.find("{" + std::string(place) + "}") != std::string_view::npos; };
    return static_cast<std::size_t>(std::ranges::count_if(places, has));
}

} // namespace formradar::record
