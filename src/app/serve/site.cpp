// What was read and decided, concluded anew when something is different.
#include "app/serve/site.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "app/complaint.hpp"
#include "app/decided.hpp"
#include "app/folder_names.hpp"
#include "app/messages.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/draw/svg.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/report/session_json.hpp"

namespace formradar::app::serve {
namespace {

using machine::join;
using record::Reading;

// By content: an address that holds for this picture alone, and says nothing of where the file is.
std::string address_of(const report::DoubtPage& page, const record::PagePart& part) {
    const auto& source = page.reading.source;
    const bool at_hand =
        part == record::the_page || std::ranges::find(page.pictures, part, &report::DoubtPicture::part) != page.pictures.end();
    return source.sha256.empty() || !at_hand
               ? ""
               : "picture/" + source.sha256 + "/" + std::to_string(source.page_in_file) + "/" +
                     std::to_string(source.sheet_in_picture) + "/" + std::to_string(record::part_number(part));
}

const std::vector<std::string>& output_names() {
    static const std::vector<std::string> names = {std::string(results_file), std::string(page_file), std::string(workbook_file),
                                                   std::string(scores_file)};
    return names;
}

// What LibreOffice and Excel put beside a file that they have open.
constexpr std::array open_marks = {".~lock.decisions.csv#", "~$decisions.csv"};

constexpr std::size_t most_rows_told = 100; // of decisions.csv, that hold for nothing

bool was_sure(const record::Score& score) {
    using enum record::State;
    return !score.needs_review && (score.state == marked || score.state == empty || score.state == not_applicable);
}

} // namespace

bool Site::take(const LiveNow& now, const std::string& failure) {
    std::vector<FilePagesRead> files;
    std::ranges::transform(now.files, std::back_inserter(files), [](const auto& entry) { return entry.second; });
    auto spreadsheet = open_in_spreadsheet();
    look_at_decisions();
    if (now.session && now.session != session_) {
        session_ = now.session;
        is_concluded_ = false;
    }
    const bool same = files == files_ && now.waiting == waiting_ && now.partial == partial_ && failure == failure_ &&
                      spreadsheet == spreadsheet_ && is_concluded_;
    if (same) {
        return false;
    }
    is_concluded_ = is_concluded_ && files == files_;
    files_ = std::move(files);
    const bool was_partial = is_partial();
    waiting_ = now.waiting;
    partial_ = now.partial;
    results_version_ += is_concluded_ && was_partial == is_partial() ? 0 : 1;
    failure_ = failure;
    spreadsheet_ = std::move(spreadsheet);
    if (!is_concluded_) {
        conclude_again();
        is_concluded_ = true;
    }
    ++version_;
    return true;
}

bool Site::stumble(const std::string& problem) {
    const bool is_news = failure_ != problem;
    failure_ = problem;
    version_ += is_news ? 1 : 0;
    return is_news;
}

std::string Site::open_in_spreadsheet() const {
    for (const auto* mark : open_marks) {
        if (world_.files->info(join(options_.folder, mark)).kind != machine::FileKind::none) {
            return mark;
        }
    }
    return "";
}

void Site::look_at_decisions() {
    const auto path = join(options_.folder, std::string(decisions_file));
    const auto info = world_.files->info(path);
    if (info == decisions_info_) {
        return;
    }
    auto text = info.kind != machine::FileKind::none ? world_.files->read(path) : "";
    decisions_info_ = info;
    is_concluded_ = is_concluded_ && text == decisions_;
    decisions_ = std::move(text);
}

void Site::conclude_again() {
    charts_.clear();
    std::vector<Reading> readings;
    for (const auto& file : files_) {
        std::ranges::transform(*file, std::back_inserter(readings), &PageOutcome::reading);
    }
    conclusion_ = conclude(std::move(readings), *session_, record::parse_decisions(decisions_), options_.small_groups);
}

int Site::covered() const {
    return std::max(0, options_.hide_until - static_cast<int>(conclusion_.results.sheets.size()));
}

const PageOutcome* Site::outcome_of(const Reading& reading) const {
    for (const auto& file : files_) {
        for (const auto& page : *file) {
            const auto& source = page.reading.source;
            if (source.path == reading.source.path && source.page_in_file == reading.source.page_in_file &&
                source.sheet_in_picture == reading.source.sheet_in_picture) {
                return &page;
            }
        }
    }
    return nullptr;
}

std::vector<report::DoubtPage> Site::doubt_pages() const {
    std::vector<report::DoubtPage> pages;
    for (const auto& reading : conclusion_.readings) {
        if (report::needs_person(reading)) {
            const auto* outcome = outcome_of(reading);
            pages.push_back(
                {.reading = reading, .pictures = outcome == nullptr ? std::vector<report::DoubtPicture>{} : outcome->crops});
        }
    }
    return pages;
}

std::vector<std::string> Site::problems() const {
    std::vector<std::string> list;
    if (!failure_.empty()) {
        list.push_back(failure_);
    }
    const Messages say(session_->form.language);
    const auto& rows = conclusion_.unapplied;
    for (const auto& [line, why] : std::span(rows).first(std::min(rows.size(), most_rows_told))) {
        const auto row = say(Msg::row_of_decisions, {{"file", std::string(decisions_file)}, {"line", std::to_string(line)}});
        list.push_back(row + ": " + record::words_of(why, say.language()));
    }
    if (rows.size() > most_rows_told) {
        list.push_back(say.number(rows.size() - most_rows_told, Msg::more_row, Msg::more_rows));
    }
    for (const auto& [sheet, page] : conclusion_.missing) {
        list.push_back(say(Msg::scan_missing_page, {{"page", std::to_string(page)}, {"sheet", sheet}}));
    }
    return list;
}

const std::string& Site::state() {
    if (state_version_ == version_) {
        return state_;
    }
    const report::DoubtsInput doubts{.session = session_.get(), .pages = doubt_pages(), .unapplied = {}, .notes = {}};
    const report::Choices choices{.unseen = conclusion_.unseen, .decisions = {}};
    const auto sheets = conclusion_.results.sheets.size(); // without one there are no results to be made
    state_ = report::session_json({.version = version_,
                                   .session = *session_,
                                   .results = conclusion_.results,
                                   .doubts = doubts,
                                   .choices = choices,
                                   .address = address_of,
                                   .reading = waiting_,
                                   .covered = covered(),
                                   .problems = problems(),
                                   .spreadsheet = spreadsheet_,
                                   .outputs = sheets > 0 ? output_names() : std::vector<std::string>{}});
    state_version_ = version_;
    return state_;
}

std::string Site::chart(std::size_t part) {
    if (covered() > 0 || part >= report::chart_parts(conclusion_.results)) {
        return "";
    }
    auto& kept = charts_[part];
    if (kept.empty()) {
        kept = draw::render_svg(report::draw_wall_chart(conclusion_.results, part));
    }
    return kept;
}

std::string Site::audit(int most) const {
    std::vector<report::DoubtPage> pages;
    for (const auto& reading : conclusion_.readings) {
        if (reading.status == record::Status::read && !reading.source.sha256.empty()) {
            pages.push_back({.reading = reading, .pictures = {}});
        }
    }
    std::vector<report::SureScore> sure;
    for (const auto& page : pages) {
        const auto* outcome = outcome_of(page.reading);
        for (const auto& score : outcome == nullptr ? std::vector<record::Score>{} : outcome->reading.scores) {
            const auto now = std::ranges::find(page.reading.scores, score.statement, &record::Score::statement);
            if (was_sure(score) && now != page.reading.scores.end() && *now == score) { // nobody has looked at it yet
                sure.push_back({.page = &page, .statement = score.statement});
            }
        }
    }
    const auto wanted = std::min(sure.size(), static_cast<std::size_t>(most));
    for (std::size_t i = 0; i < wanted; ++i) { // a shuffle that ends with what is wanted
        const auto left = sure.size() - i;
        std::swap(sure[i], sure[i + std::stoull(world_.random_hex(12), nullptr, 16) % left]);
    }
    sure.resize(wanted);
    return "{\"scores\":" + report::audit_json(sure, *session_, address_of) + "}";
}

std::string Site::decisions() const {
    return report::decisions_json(record::parse_decisions(decisions_).rows, *session_);
}

std::vector<report::PhotoRead> Site::photo_of(const std::string& name) const {
    std::vector<report::PhotoRead> found;
    for (const auto& reading : conclusion_.readings) {
        if (reading.source.path == name) {
            const auto* outcome = outcome_of(reading);
            found.push_back({.reading = reading, .flaws = outcome == nullptr ? record::PictureFlaws{} : outcome->flaws});
        }
    }
    return found;
}

std::optional<Site::Place> Site::picture(const std::string& sha256, int page, int sheet, const record::PagePart& part) const {
    for (const auto& file : files_) {
        for (const auto& outcome : *file) {
            const auto& source = outcome.reading.source;
            if (source.sha256 != sha256 || source.page_in_file != page || source.sheet_in_picture != sheet) {
                continue;
            }
            const auto crop = std::ranges::find(outcome.crops, part, &report::DoubtPicture::part);
            return Place{.path = join(options_.folder, source.path),
                         .sha256 = sha256,
                         .page = page,
                         .sheet = sheet,
                         .crop = crop == outcome.crops.end() ? "" : crop->png};
        }
    }
    return std::nullopt;
}

std::optional<std::string> Site::result(const std::string& name) const {
    const auto path = join(options_.folder, name);
    const bool known = std::ranges::find(output_names(), name) != output_names().end();
    return known && world_.files->info(path).kind == machine::FileKind::file ? std::optional{world_.files->read(path)}
                                                                             : std::nullopt;
}

std::optional<record::Unmet> Site::decide(const std::vector<record::Wish>& wishes) {
    const auto held = hold_decisions(*world_.files, options_.folder);
    std::optional<record::Unmet> unmet;
    change_decisions(*world_.files, options_.folder, [&](std::string_view text) -> std::optional<std::string> {
        auto changed = record::with_decisions(text, wishes);
        if (!changed) {
            unmet = changed.error();
            return std::nullopt;
        }
        return std::move(*changed);
    });
    return unmet;
}

} // namespace formradar::app::serve
