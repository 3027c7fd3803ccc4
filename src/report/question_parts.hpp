// What the questions about one page are put together from: rows, answers, places and pictures, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/report/questions.hpp"
#include "report/ordered_json.hpp"

namespace formradar::report {

// What all questions about one page have in common.
struct About {
    const DoubtPage& page;
    const form::Session* session; // null: not known
    const PictureAddress& address;

    [[nodiscard]] const record::Reading& reading() const { return page.reading; }
    [[nodiscard]] const form::PageLayout* layout() const {
        const auto number = static_cast<std::size_t>(reading().page.value_or(0));
        const bool known = session != nullptr && number >= 1 && number <= session->layout.pages.size();
        return known ? &session->layout.pages[number - 1] : nullptr;
    }
    [[nodiscard]] std::string_view language() const {
        return session != nullptr ? std::string_view(session->form.language) : "en";
    }
    [[nodiscard]] Size<Mm> paper() const { return form::size_of(session->layout.paper); }
};

// An answer that may be given.
struct Option {
    std::string kind;
    std::string name; // empty: the page's words have one for the kind
    std::string note;
    std::vector<std::string> keys;
    std::string value; // of the question's first row
    int row = 0;       // or of this one
};

[[nodiscard]] std::string scan_of(const record::Reading&); // what tells pages of files apart
[[nodiscard]] Json place_json(Rect<Mm>);
[[nodiscard]] Json row_json(const record::Reading&, const std::string& subject, std::string_view old); // of decisions.csv
[[nodiscard]] Json option_json(const Option&);
[[nodiscard]] Json leaving_out(const record::Reading&, int row); // the answer that this page does not count
[[nodiscard]] Json scores_json(const About&);                    // what was read of it
[[nodiscard]] Json score_options(const form::Session*);

// Why it waits or does not count: the cause by name and what it speaks of for programs, and a sentence for people; null where
// there is nothing to say. Words that are none of ours are not in the page's language: "lang" says so.
[[nodiscard]] Json reason_json(const Reason&, std::string_view language);

[[nodiscard]] Json question(const About&, const std::string& kind, const std::string& subject);
void add_place(Json& question, const About&, const record::PagePart& picture, Rect<Mm> strip);
void add_statement(Json& question, const About&, int statement);

[[nodiscard]] const form::Row* row_in(const form::PageLayout*, int statement); // null when it is not there
[[nodiscard]] Rect<Mm> close_to(const form::Row&);                             // the boxes alone, for narrow screens

} // namespace formradar::report
