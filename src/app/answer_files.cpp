// Pictures of answers are fetched when they are drawn.
#include "app/answer_files.hpp"

#include <algorithm>

#include "app/folder_names.hpp"
#include "formradar/draw/pdf_stream.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/scan/own_png.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t most_shown = 200; // to a question, in results.pdf: who reads more wants them apart

bool are_many(const std::vector<AnswerNote>& notes) {
    return notes.size() > most_shown;
}

std::vector<record::Quote> quotes_of(const ShownPages& pages, std::span<const AnswerNote> notes) {
    std::vector<record::Quote> quotes;
    for (const auto& note : notes) {
        const auto answer = pages.outcome(note.page).answers.at(note.index);
        if (auto picture = scan::open_own_png(answer.png)) {
            quotes.push_back({.question = answer.question, .image = std::move(*picture)});
        }
    }
    return quotes;
}

std::vector<AnswerNote> evenly(const std::vector<AnswerNote>& all) {
    std::vector<AnswerNote> some;
    for (std::size_t i = 0; i < most_shown; ++i) {
        some.push_back(all[i * all.size() / most_shown]);
    }
    return some;
}

} // namespace

Answers answers_of(const ShownPages& pages) {
    Answers answers;
    for (const auto& note : pages.answers) {
        answers[note.question].push_back(note);
    }
    for (auto& [question, notes] : answers) {
        if (are_many(notes)) {
            std::ranges::sort(notes);
        }
    }
    return answers;
}

std::vector<record::Quote> quotes_shown(const ShownPages& pages, const Answers& answers) {
    std::vector<record::Quote> quotes;
    for (const auto& [question, notes] : answers) {
        std::ranges::move(quotes_of(pages, are_many(notes) ? evenly(notes) : notes), std::back_inserter(quotes));
    }
    return quotes;
}

std::map<int, int> answers_given(const Answers& answers) {
    std::map<int, int> given;
    for (const auto& [question, notes] : answers) {
        if (are_many(notes)) {
            given[question] = static_cast<int>(notes.size());
        }
    }
    return given;
}

bool put_answers(Generation& fresh, const ShownPages& pages, const results::Results& results, const Answers& answers) {
    if (!std::ranges::any_of(answers, [](const auto& entry) { return are_many(entry.second); })) {
        return false;
    }
    fresh.put_long(answers_file, [&](const auto& sink) {
        draw::PdfStream pdf(sink);
        std::size_t page = 1;
        for (const auto& [question, notes] : answers) {
            for (std::size_t first = 0; first < notes.size(); first += most_shown) {
                const auto part = std::span(notes).subspan(first, std::min(most_shown, notes.size() - first));
                const report::AnswersPart which{
                    .question = question, .given = static_cast<int>(notes.size()), .continued = first > 0, .first_page = page};
                const auto document = report::draw_answers(results, which, quotes_of(pages, part));
                page += document.leaves.size();
                pdf.add(document);
            }
        }
        pdf.finish();
    });
    return true;
}

} // namespace formradar::app
