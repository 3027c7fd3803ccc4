// File by file, page by page.
#include "hostile/check.hpp"

#include <algorithm>

#include "formradar/record/reason_words.hpp"
#include "support/verdict.hpp"

namespace formradar::hostile {
namespace {

using Pages = std::vector<const record::Reading*>;

// Same sheets again are as much read as the first; what is in doubt as a whole says nothing yet, and an empty copy, of which
// nothing counts, says nothing: neither its empty rows nor those of which only a person can tell that they are.
bool is_taken(const record::Reading& reading) {
    using record::State;
    const bool has_answer = std::ranges::any_of(
        reading.scores, [](const auto& score) { return score.state != State::empty && score.state != State::unclear; });
    if (reading.unmarked || (reading.status == record::Status::duplicate && !has_answer)) {
        return false;
    }
    return reading.status == record::Status::read || reading.status == record::Status::duplicate ||
           reading.status == record::Status::conflict;
}

// Specks on an empty sheet: somebody is asked, and no answer counts until then.
bool leaves_all_to_a_person(const record::Reading& reading) {
    const bool is_sure = std::ranges::any_of(
        reading.scores, [](const auto& score) { return score.state != record::State::empty && !score.needs_review; });
    return !is_sure && std::ranges::any_of(reading.scores, &record::Score::needs_review);
}

std::string place_of(const HostileFile& file, const record::Reading& reading) {
    return file.path + " page " + std::to_string(reading.source.page_in_file) + " (" + file.kind + ")";
}

bool is_left_over(const HostileFolder& made, const simulator::SheetTruth& truth) {
    const auto place = static_cast<std::size_t>(&truth - made.sheets.data());
    return std::ranges::find(made.left_over, place) != made.left_over.end();
}

const simulator::SheetTruth* truth_of_page(const HostileFolder& made, const HostileFile& file, const record::Reading& reading) {
    for (const auto sheet : file.sheets) {
        if (made.sheets[sheet].sheet == reading.sheet && made.sheets[sheet].session == reading.session) {
            return &made.sheets[sheet];
        }
    }
    return nullptr;
}

void check_page(const HostileFolder& made, const HostileFile& file, const record::Reading& reading, Findings& findings) {
    if (!is_taken(reading)) {
        return;
    }
    const auto* const truth = truth_of_page(made, file, reading);
    if (truth == nullptr || is_left_over(made, *truth)) {
        if (!leaves_all_to_a_person(reading)) {
            findings.silent.push_back(place_of(file, reading) + ": read as sheet " + reading.session + "-" + reading.sheet +
                                      (truth == nullptr ? "" : ", with which nobody took part"));
        }
        return;
    }
    auto as_read = reading;
    as_read.status = record::Status::read;
    for (const auto& error : hold_against(*truth, as_read).errors) {
        findings.silent.push_back(place_of(file, reading) + ": " + error);
    }
    findings.scores += static_cast<std::size_t>(std::ranges::count(reading.scores, false, &record::Score::needs_review));
}

// An undamaged file has as many pages as were put into it, in their order; every one is read or a doubt.
void check_whole(const HostileFolder& made, const HostileFile& file, const Pages& pages, Findings& findings) {
    if (pages.empty() || pages.size() != file.sheets.size()) {
        findings.lost.push_back(file.path + " (" + file.kind + "): " + std::to_string(pages.size()) + " lines for " +
                                std::to_string(file.sheets.size()) + " pages");
        return;
    }
    // Sheets in one picture have no order of their own.
    const bool one_picture = pages.front()->source.page_in_file == pages.back()->source.page_in_file;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& reading = *pages[i];
        const auto* const truth = one_picture ? truth_of_page(made, file, reading) : &made.sheets[file.sheets[i]];
        const bool right = truth != nullptr && reading.sheet == truth->sheet;
        if (!right || is_taken(reading) == is_left_over(made, *truth)) {
            findings.missed.push_back(place_of(file, reading) + ": " + std::string(name_of(reading.status)) + ", " +
                                      record::words_of(reading.reason));
        }
    }
}

} // namespace

Findings check(const HostileFolder& made, std::span<const record::Reading> readings) {
    std::map<std::string, Pages> by_file;
    Findings findings{
        .files = made.files.size(), .pages = readings.size(), .statuses = {}, .silent = {}, .lost = {}, .missed = {}};
    for (const auto& reading : readings) {
        by_file[reading.source.path].push_back(&reading);
        ++findings.statuses[reading.status];
    }
    for (const auto& file : made.files) {
        const auto pages = by_file[file.path];
        by_file.erase(file.path);
        if (pages.empty()) {
            findings.lost.push_back(file.path + " (" + file.kind + "): no line");
        }
        if (file.fate == Fate::whole) {
            check_whole(made, file, pages, findings);
        }
        for (const auto* reading : pages) {
            check_page(made, file, *reading, findings);
        }
    }
    for (const auto& [path, pages] : by_file) {
        findings.lost.push_back(path + ": a line for a file that is not there");
    }
    return findings;
}

std::string summary_of(const Findings& findings) {
    std::string text = std::to_string(findings.files) + " files, " + std::to_string(findings.pages) + " pages, " +
                       std::to_string(findings.scores) + " scores that nobody has to look at\n";
    for (const auto& [status, count] : findings.statuses) {
        text += "  " + std::to_string(count) + " " + std::string(name_of(status)) + "\n";
    }
    const auto list = [&](const char* what, const std::vector<std::string>& lines) {
        text += std::to_string(lines.size()) + " " + what + "\n";
        for (const auto& line : lines) {
            text += "  " + line + "\n";
        }
    };
    list("silent errors", findings.silent);
    list("pages lost", findings.lost);
    list("pages of undamaged files not read", findings.missed);
    return text;
}

} // namespace formradar::hostile
