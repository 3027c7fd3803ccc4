// The languages of forms and of messages: whoever translates a table translates what is above it as well.
#include "record/headings.hpp"

#include <algorithm>
#include <array>

#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"

namespace formradar::record {
namespace {

struct Heading {
    std::string_view name;
    std::string_view others; // each between bars: Dutch, German, French
};

constexpr std::array headings = {
    Heading{"sheet", "|formulier|blad|vel|bogen|formular|feuille|fiche|formulaire|"},
    Heading{"page", "|pagina|bladzijde|zijde|seite|"},
    Heading{"statement", "|uitspraak|stelling|vraag|aussage|frage|énoncé|affirmation|"},
    Heading{"old", "|oud|was|alt|bisher|ancien|avant|"},
    Heading{"new", "|nieuw|wordt|neu|nouveau|nouvelle|après|"},
    Heading{"who", "|wie|door|wer|von|qui|par|"},
    Heading{"when", "|wanneer|datum|wann|quand|date|"},
    Heading{"why", "|waarom|reden|warum|grund|pourquoi|raison|"},
    Heading{"source", "|bron|bestand|quelle|datei|fichier|"},
    Heading{"page_in_file",
            "|pagina_in_bestand|bladzijde_in_bestand|seite_in_datei|seite_der_datei|page_du_fichier|page_dans_le_fichier|"},
};

} // namespace

std::string as_name(std::string_view cell) {
    auto text = form::composed(trimmed(cell));
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const auto& [large, little] : {std::pair{"É", "é"}, std::pair{"È", "è"}}) {
        for (auto at = text.find(large); at != std::string::npos; at = text.find(large)) {
            text.replace(at, std::string_view(large).size(), little);
        }
    }
    std::ranges::replace(text, ' ', '_');
    return text;
}

std::string heading_of(std::string_view cell) {
    auto name = as_name(cell);
    const auto words = "|" + name + "|";
    const auto* const found = std::ranges::find_if(
        headings, [&](const Heading& heading) { return !name.empty() && heading.others.find(words) != std::string_view::npos; });
    return found == headings.end() ? name : std::string(found->name);
}

} // namespace formradar::record
