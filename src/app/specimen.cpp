// Says in words how a printer and a scanner did.
#include "app/specimen.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

#include "app/complaint.hpp"
#include "app/doubt_files.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "app/sessions.hpp"
#include "app/version.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/inch.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/proof.hpp"
#include "formradar/report/specimen_page.hpp"
#include "formradar/report/specimen_shapes.hpp"

namespace formradar::app {
namespace {

using form::SpecimenMark;
using results::SpecimenAdvice;

Msg message_of(SpecimenMark mark) {
    switch (mark) {
        case SpecimenMark::cross:
            return Msg::specimen_cross;
        case SpecimenMark::tick:
            return Msg::specimen_tick;
        case SpecimenMark::slash:
            return Msg::specimen_slash;
        case SpecimenMark::circle:
            return Msg::specimen_circle;
        case SpecimenMark::filled:
            return Msg::specimen_filled;
        case SpecimenMark::pencil:
            return Msg::specimen_pencil;
        case SpecimenMark::hard_pencil:
            return Msg::specimen_hard_pencil;
        case SpecimenMark::pale_pencil:
            return Msg::specimen_pale_pencil;
        case SpecimenMark::corrected:
            return Msg::specimen_corrected;
        case SpecimenMark::beside:
            return Msg::specimen_beside;
        case SpecimenMark::accident:
            return Msg::specimen_accident;
        case SpecimenMark::empty:
            return Msg::specimen_empty;
        case SpecimenMark::twice:
            return Msg::specimen_twice;
    }
    return Msg::specimen_cross;
}

Msg words_of(SpecimenAdvice advice) {
    switch (advice) {
        case SpecimenAdvice::pages:
            return Msg::advice_pages;
        case SpecimenAdvice::wrong:
            return Msg::advice_wrong;
        case SpecimenAdvice::resolution:
            return Msg::advice_resolution;
        case SpecimenAdvice::two_tone:
            return Msg::advice_two_tone;
        case SpecimenAdvice::dim:
            return Msg::advice_dim;
        case SpecimenAdvice::size:
            return Msg::advice_size;
        case SpecimenAdvice::pale:
            return Msg::advice_pale;
        case SpecimenAdvice::many_doubts:
            return Msg::advice_many_doubts;
    }
    return Msg::advice_wrong;
}

std::string decimal(double value, int decimals, const Messages& say) {
    auto text = fixed(value, decimals);
    std::ranges::replace(text, '.', say(Msg::decimal_sign).front());
    return text;
}

// "your printer and scanner: 697 of 700 right, 3 waiting, none wrong, scale 97.1 %, faintest mark seen: hard pencil"
std::string verdict_of(const results::SpecimenResult& result, const Messages& say) {
    const auto& all = result.all;
    const auto faintest = result.faintest ? say(message_of(*result.faintest)) : say(Msg::specimen_nothing_seen);
    const auto size =
        result.scale ? say(Msg::specimen_scale, {{"scale", decimal(*result.scale * 100, 1, say)}}) : say(Msg::specimen_no_scale);
    return say(Msg::specimen_verdict, {{"right", std::to_string(all.right)},
                                       {"all", std::to_string(all.printed)},
                                       {"waiting", std::to_string(all.waiting)},
                                       {"wrong", std::to_string(all.wrong)},
                                       {"scale", size},
                                       {"mark", faintest}});
}

std::string pages_of(const results::SpecimenResult& result, const Messages& say) {
    return say(Msg::specimen_pages,
               {{"found", std::to_string(result.pages_found)},
                {"pages", say.number(static_cast<std::size_t>(result.pages_printed), Msg::page, Msg::pages)}});
}

std::string picture_of(const results::SpecimenResult& result, const Messages& say) {
    return say(Msg::specimen_picture, {{"dpi", std::to_string(std::lround(result.px_per_mm * mm_per_inch))},
                                       {"black", std::to_string(std::lround(result.contrast * 100))}});
}

std::vector<std::string> advice_of(const results::SpecimenResult& result, const Messages& say) {
    std::vector<std::string> lines;
    for (const auto advice : result.advice) {
        lines.push_back(say(words_of(advice), {{"scale", decimal(result.scale.value_or(1) * 100, 1, say)},
                                               {"dpi", std::to_string(std::lround(result.px_per_mm * mm_per_inch))}}));
    }
    if (lines.empty()) {
        lines.push_back(say(Msg::advice_nothing));
    }
    return lines;
}

report::SpecimenWords words_for(const results::SpecimenResult& result, const form::Session& session, const Messages& say) {
    report::SpecimenWords words{.title = say(Msg::specimen_title),
                                .under = session.id + ", " + session.date,
                                .verdict = verdict_of(result, say),
                                .lines = {pages_of(result, say), picture_of(result, say)},
                                .heads = {say(Msg::specimen_mark), say(Msg::specimen_printed), say(Msg::specimen_right),
                                          say(Msg::specimen_waiting), say(Msg::specimen_wrong)},
                                .marks = {},
                                .advice_head = say(Msg::advice_head),
                                .advice = advice_of(result, say),
                                .foot = "Formradar " + std::string(program_version())};
    for (const auto& count : result.counts) {
        words.marks.push_back(say(message_of(count.mark)));
    }
    return words;
}

std::uint64_t seed_of(const form::Session& session) {
    constexpr std::size_t digits = 16;
    std::uint64_t seed = 0;
    const auto text = std::string_view(session.secret).substr(0, digits);
    std::from_chars(text.data(), text.data() + text.size(), seed, 16);
    return seed;
}

// A registry that cannot be asked cannot be written to either, which is said where it is tried.
bool is_taken(const std::string& id, const World& world) {
    try {
        return is_noted(*world.files, world.sessions_folder, id);
    } catch (const Error&) {
        return false;
    }
}

} // namespace

bool is_specimen(std::string_view session_id) {
    return session_id.starts_with(specimen_letters);
}

std::string new_session_id(bool specimen, const World& world) {
    constexpr int letters = 6;
    constexpr int most_tries = 100; // one in a thousand million is taken, where chance is what it should be
    const std::string begin(specimen ? specimen_letters : "");
    std::string id;
    int tries = 0;
    do {
        id = begin + world.random_base32(letters - static_cast<int>(begin.size()));
    } while (is_specimen(id) != specimen || (++tries < most_tries && is_taken(id, world)));
    return id;
}

std::vector<form::SpecimenSheet> specimen_of(const form::Session& session) {
    return form::deal_specimen(session.sheets.size(), session.form, seed_of(session));
}

// The leaves are the pages of the sheets in their order; with --duplex an empty one may follow a sheet.
void add_marks(draw::Document& document, const form::Session& session, std::span<const form::SpecimenSheet> truth) {
    const auto pages = session.layout.pages.size();
    const auto leaves = document.leaves.size() / std::max<std::size_t>(truth.size(), 1);
    for (std::size_t sheet = 0; sheet < truth.size(); ++sheet) {
        for (std::size_t page = 0; page < pages; ++page) {
            auto& shapes = document.leaves.at(sheet * leaves + page).drawing.shapes;
            for (const auto& row : session.layout.pages[page].rows) {
                const auto statement = static_cast<std::size_t>(row.statement);
                const auto seed = seed_of(session) + sheet * form::most_statements + statement;
                std::ranges::move(report::specimen_shapes(row, truth[sheet].at(statement - 1), seed), std::back_inserter(shapes));
            }
        }
    }
}

std::string specimen_text(const form::Session& session, std::span<const form::SpecimenSheet> truth) {
    std::string text = "# What is printed on each sheet of this test of a printer and a scanner. Keep it beside session.toml.\n";
    for (std::size_t i = 0; i < truth.size(); ++i) {
        text += session.sheets.at(i).id + " " + to_text(truth[i]) + "\n";
    }
    return text;
}

std::vector<form::SpecimenSheet> specimen_in(const machine::Files& files, const std::string& folder,
                                             const form::Session& session) {
    const auto path = machine::join(folder, specimen_file);
    if (folder.empty() || files.info(path).kind != machine::FileKind::file) {
        return {};
    }
    const auto text = files.read(path);
    std::vector<form::SpecimenSheet> truth(session.sheets.size());
    for (const auto line : split(text, '\n')) {
        const auto id = line.substr(0, line.find(' '));
        const auto found = std::ranges::find(session.sheets, id, &form::Sheet::id);
        auto sheet = found == session.sheets.end() ? std::nullopt
                                                   : form::specimen_sheet(line.substr(std::min(id.size() + 1, line.size())));
        if (sheet) {
            truth[static_cast<std::size_t>(found - session.sheets.begin())] = std::move(*sheet);
        }
    }
    const auto statements = session.form.statements.size();
    if (std::ranges::any_of(truth, [&](const auto& sheet) { return sheet.size() != statements; })) {
        throw Complaint(Msg::specimen_not_whole, {{"file", path}});
    }
    return truth;
}

results::SpecimenResult judged(const SettledPages& pages, const form::Session& session,
                               std::span<const form::SpecimenSheet> truth) {
    std::vector<results::SpecimenLook> looks;
    std::vector<record::Reading> readings; // a specimen is a few sheets
    for (std::size_t place = 0; place < pages.size(); ++place) {
        auto page = pages.outcome(place);
        if (const auto& seen = page.reading.registration; seen && page.reading.session == session.id) {
            looks.push_back({.scale = seen->scale,
                             .residual_mm = seen->residual_mm,
                             .px_per_mm = page.look.dpi > 0 ? page.look.dpi / mm_per_inch : page.look.px_per_mm,
                             .contrast = page.look.contrast,
                             .two_tone = page.look.two_tone});
        }
        readings.push_back(std::move(page.reading));
    }
    return results::specimen_result(readings, session, truth, looks);
}

void write_specimen(machine::Files& files, const std::string& folder, const Output& output, const results::SpecimenResult& result,
                    const Messages& say) {
    const auto document = report::draw_specimen_page(result, words_for(result, output.session, say), output.session.layout.paper,
                                                     std::string(say.language()));
    Generation fresh(files, folder);
    put_readings(fresh, output.pages);
    const auto doubts = put_doubts(fresh, output.pages, output.conclusion.doubts,
                                   {.session = &output.session, .pages = {}, .unapplied = {}, .notes = {}}, {});
    fresh.put(results_file, draw::render_pdf(document), report::fault_in_pdf);
    fresh.switch_over();
    remove_further_doubts(files, folder, doubts);
}

std::string told_of_specimen(const results::SpecimenResult& result, const form::Session& session, const std::string& folder,
                             const Messages& say) {
    std::string text = session.id + ", " + session.title + ", " + session.date + "\n";
    if (result.pages_found > 0) {
        text += verdict_of(result, say) + "\n" + pages_of(result, say) + " " + picture_of(result, say) + "\n";
    } else {
        text += pages_of(result, say) + "\n";
    }
    for (const auto& advice : advice_of(result, say)) {
        text += "  " + advice + "\n";
    }
    text += result.pages_found == 0 ? "  " + say(Msg::specimen_unknown, {{"file", std::string(specimen_file)}}) + "\n" : "";
    return text + say(Msg::specimen_more, {{"file", machine::join(folder, results_file)}}) + "\n";
}

std::string figures_of_specimen(const results::SpecimenResult& result, const form::Session& session) {
    return report::specimen_json(result, std::string(program_version()), session.layout.paper);
}

} // namespace formradar::app
