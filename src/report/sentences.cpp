// Findings to sentences: lists, verdicts, notes and topics.
#include "report/sentences.hpp"

#include <algorithm>

#include "formradar/results/disclosure.hpp"

namespace formradar::report {
namespace {

using results::Listed;
using results::Listing;
using results::Said;
using results::Statistics;
using results::Verdict;

const results::StatementResult& statement(const Telling& telling, std::size_t i) {
    return telling.results.statements[i];
}

std::string joined(std::string text, const std::string& more) {
    return text.empty() || more.empty() ? text + more : text + " · " + more;
}

std::string hangs_text(const Telling& telling, int sheets) {
    return sheets == 0 ? "" : counted(telling.words.picture.hangs, sheets);
}

std::string range_text(const Statistics& scores) {
    return std::to_string(*scores.lowest) + "–" + std::to_string(*scores.highest);
}

// What an empty list says: nothing is "nowhere" while something cannot be told.
std::string none_text(const Telling& telling, std::string_view nothing) {
    const form::PictureWords& words = telling.words.picture;
    const auto all = static_cast<int>(telling.findings.said.size());
    if (telling.findings.without_word == 0) {
        return std::string(nothing);
    }
    if (telling.findings.without_word < all) {
        return filled(words.partly, {{"n", std::to_string(telling.findings.without_word)}, {"m", std::to_string(all)}});
    }
    const bool few =
        std::ranges::all_of(telling.findings.said, [](const Said& said) { return said.verdict == Verdict::too_few; });
    return std::string(few ? words.too_few : words.nothing_yet);
}

template <class Value, class Hangs>
ListText list_of(const Telling& telling, const Listing& listing, const Value& value, const Hangs& hangs) {
    ListText text;
    for (const Listed& each : listing.shown) {
        const std::string place = each.shared ? place_text(telling, each) : "";
        text.items.push_back({.label = statement(telling, each.statement).label,
                              .value = value(statement(telling, each.statement).scores),
                              .note = joined(place, hangs_text(telling, hangs(telling.findings.said[each.statement])))});
    }
    text.rest = counted_text(telling, listing, true);
    return text;
}

} // namespace

std::array<ListText, 3> lists_of(const Telling& telling) {
    const form::PictureWords& words = telling.words.picture;
    const auto mean = [&](const Statistics& scores) { return number(telling.words, scores.mean, 1); };
    const auto of_word = [](const Said& said) { return said.hangs_on; };
    std::array<ListText, 3> lists = {
        list_of(telling, telling.findings.agreed, mean, of_word), list_of(telling, telling.findings.divided, range_text, of_word),
        list_of(telling, telling.findings.low, mean, [](const Said& said) { return said.low_hangs_on; })};
    const std::array heads = {words.agree, words.differ, words.work};
    const std::array units = {words.by_mean, words.by_range, words.by_mean};
    const std::array nothing = {words.no_agree, words.no_differ, words.no_work};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        ListText& list = lists.at(i);
        list.tone = static_cast<Tone>(i);
        list.head = heads.at(i);
        list.unit = units.at(i);
        if (list.items.empty() && list.rest.empty()) {
            list.rest = none_text(telling, on_this_scale(telling, nothing.at(i)));
        }
    }
    return lists;
}

namespace {

// Marked or left open, without doubt.
int answers_read(const results::Results& results) {
    int answers = 0;
    for (const results::StatementResult& each : results.statements) {
        answers += each.scores.n + each.empty + each.not_applicable;
    }
    return answers;
}

} // namespace

NotesText notes_of(const Telling& telling) {
    const results::Results& results = telling.results;
    const form::NoteWords& words = telling.words.notes;
    NotesText notes;
    const auto sheets = static_cast<int>(results.sheets.size());
    if (const auto printed = results.tally.sheets_printed) {
        notes.sentences.push_back(filled(sheets == 1 ? words.returned.one : words.returned.many,
                                         {{"n", std::to_string(sheets)}, {"m", std::to_string(*printed)}}));
    }
    const bool several_pages = std::ranges::any_of(results.statements, [](const auto& each) { return each.missing > 0; });
    if (results.photocopy && several_pages) {
        notes.sentences.emplace_back(words.copied_pages);
    }
    if (sheets > 0 && sheets < results::fewest_people) {
        notes.sentences.emplace_back(words.few_people);
    }
    const auto add = [&](const form::Plural& plural, int n) {
        if (n > 0) {
            notes.sentences.push_back(counted(plural, n));
            notes.open = true;
        }
    };
    add(words.waiting, results.waiting());
    add(words.pages_in_doubt, results.pages(record::Status::doubt) + results.pages(record::Status::conflict));
    add(words.pages_missing, results.tally.pages_missing);
    add(words.pages_unreadable, results.pages(record::Status::unreadable));
    add(words.unverified, results.tally.unverified);
    if (!notes.open) {
        notes.sentences.emplace_back(words.complete);
    }
    if (results.checked.scores > 0) {
        notes.sentences.push_back(
            filled(counted(words.checked, results.checked.scores),
                   {{"m", std::to_string(answers_read(results))}, {"r", std::to_string(results.checked.right)}}));
    }
    return notes;
}

std::string verdict_text(const Telling& telling, std::size_t i) {
    const form::AgreementWords& words = telling.words.agreement;
    const Said& said = telling.findings.said[i];
    const results::StatementResult& result = statement(telling, i);
    std::string text(words.verdicts.at(static_cast<std::size_t>(said.verdict)));
    if (said.verdict == Verdict::undecided) {
        return text + counted(words.waits, said.undecided);
    }
    if (said.verdict == Verdict::left_open) {
        const int all = result.scores.n + result.empty + result.not_applicable + result.waiting +
                        (telling.results.photocopy ? 0 : result.missing);
        const bool only_open = result.not_applicable == 0;
        return filled(only_open ? text : words.no_score,
                      {{"e", std::to_string(result.empty + result.not_applicable)}, {"m", std::to_string(all)}});
    }
    if (results::is_word(said.verdict) && result.scores.n < 5) {
        text += filled(words.careful, {{"n", std::to_string(result.scores.n)}});
    }
    return results::is_word(said.verdict) ? joined(text, hangs_text(telling, said.hangs_on)) : text;
}

std::string left_out_text(const Telling& telling, std::size_t i) {
    const results::StatementResult& result = statement(telling, i);
    const form::AgreementWords& words = telling.words.agreement;
    const auto& other = telling.results.form.not_applicable;
    const auto some = [&](const form::Plural& plural, int n) { return n == 0 ? "" : filled(counted(plural, n), {{"w", other}}); };
    return joined(joined(some(words.left_out, result.waiting), some(words.left_empty, result.empty)),
                  some(words.not_applicable, result.not_applicable));
}

std::string place_text(const Telling& telling, const Listed& listed) {
    const form::PictureWords& words = telling.words.picture;
    const std::string_view text = listed.tied ? words.tied : listed.shared ? words.places : "{p}";
    return filled(text, {{"p", std::to_string(listed.place)}, {"q", std::to_string(listed.last)}});
}

std::string short_place_text(const Listed& listed) {
    return std::to_string(listed.place) + (listed.shared ? "–" + std::to_string(listed.last) : "");
}

std::string counted_text(const Telling& telling, const Listing& listing, bool overview_follows) {
    if (listing.counted == 0) {
        return "";
    }
    const form::PictureWords& words = telling.words.picture;
    const std::string text =
        filled(words.counted, {{"p", std::to_string(listing.counted_place)}, {"n", std::to_string(listing.counted)}});
    return overview_follows ? text + std::string(words.see_overview) : text;
}

std::string no_order_text(const Telling& telling) {
    const form::AgreementWords& words = telling.words.agreement;
    const bool waits = std::ranges::any_of(telling.findings.said, [](const Said& said) { return said.undecided > 0; });
    return std::string(waits ? words.no_order_yet : words.no_order);
}

std::string of_those_text(const Telling& telling) {
    const int with_word = static_cast<int>(telling.findings.said.size()) - telling.findings.without_word;
    return telling.findings.without_word == 0 ? "" : filled(telling.words.agreement.of_those, {{"n", std::to_string(with_word)}});
}

namespace {

Tone tone_of(results::Why why) {
    using enum results::Why;
    switch (why) {
        case divided:
        case both:
        case level_divided:
            return Tone::differ;
        case low:
        case higher:
        case level_low:
            return Tone::work;
        case keep:
            return Tone::agree;
    }
    return Tone::work;
}

std::string tag_of(results::Why why, const form::AgendaWords& words) {
    using enum results::Why;
    switch (why) {
        case divided:
            return std::string(words.divided);
        case both:
            return std::string(words.both);
        case low:
            return std::string(words.low);
        case higher:
            return std::string(words.higher);
        case level_divided:
        case level_low:
            return std::string(words.level_tag);
        case keep:
            return std::string(words.keep);
    }
    return {};
}

// Where views diverge the outliers come first, and the mean last.
std::string numbers_of(const Telling& telling, std::size_t i, bool apart) {
    const form::AgendaWords& words = telling.words.agenda;
    const Statistics& scores = statement(telling, i).scores;
    const std::string ends = filled(words.apart, {{"l", std::to_string(*scores.lowest)}, {"h", std::to_string(*scores.highest)}});
    return (apart ? ends : "") + filled(words.scores, {{"m", number(telling.words, scores.mean, 1)},
                                                       {"a", number(telling.words, scores.agreement, 2)},
                                                       {"n", std::to_string(scores.n)}});
}

void fill_statements(TopicText& text, const Telling& telling, const results::Topic& topic) {
    const form::AgendaWords& words = telling.words.agenda;
    if (topic.statements.empty()) {
        text.head = on_this_scale(telling, words.nothing_low);
        text.question = words.keep_question;
    } else if (topic.statements.size() == 1) {
        const std::size_t i = topic.statements.front();
        text.head = std::to_string(i + 1) + ". " + statement(telling, i).label;
        text.text = statement(telling, i).text;
        text.numbers = numbers_of(telling, i, text.tone == Tone::differ);
    } else {
        text.head = filled(words.level, {{"n", std::to_string(topic.statements.size())}});
        for (const std::size_t i : topic.statements) {
            text.text += (text.text.empty() ? "" : ", ") + statement(telling, i).label;
        }
    }
}

std::string with_ends(std::string_view question, const Telling& telling, const results::Topic& topic) {
    int lowest = telling.results.form.scale.steps, highest = 1;
    for (const std::size_t i : topic.statements) {
        lowest = std::min(lowest, statement(telling, i).scores.lowest.value_or(lowest));
        highest = std::max(highest, statement(telling, i).scores.highest.value_or(1));
    }
    return filled(question, {{"l", std::to_string(lowest)}, {"h", std::to_string(highest)}});
}

} // namespace

std::vector<TopicText> topics_of(const Telling& telling) {
    const form::AgendaWords& words = telling.words.agenda;
    std::vector<TopicText> topics;
    std::size_t low = 0, divided = 0; // how many of each question were asked: the next one is another
    for (const results::Topic& topic : telling.findings.topics) {
        TopicText text{.tone = tone_of(topic.why), .head = {}, .tag = tag_of(topic.why, words)};
        fill_statements(text, telling, topic);
        if (text.tone == Tone::differ) {
            text.question = with_ends(words.divided_questions.at(divided++ % words.divided_questions.size()), telling, topic);
        } else if (text.tone == Tone::work) {
            text.question = words.low_questions.at(low++ % words.low_questions.size());
        }
        topics.push_back(std::move(text));
    }
    return topics;
}

} // namespace formradar::report
