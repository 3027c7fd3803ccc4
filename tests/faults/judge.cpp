// Each sentence names a file, or says what is untrue.
#include "faults/judge.hpp"

#include <algorithm>
#include <csignal>
#include <iterator>

#include "formradar/record/reason_words.hpp"
#include "formradar/report/proof.hpp"

namespace formradar::faults {
namespace {

constexpr const char* decisions = "noord/decisions.csv";
constexpr const char* session_file = "noord/session.toml";

bool is_of_people(const std::string& path) {
    return path.ends_with("decisions.csv") || path.find("scans/") != std::string::npos || path.ends_with("session.toml") ||
           path.find("noord/forms") != std::string::npos || path.find(".noord.new") != std::string::npos;
}

// What a second run needs to be quick is no result, and an order of its own.
bool is_hidden(const std::string& path) {
    return path.find(".formradar") != std::string::npos || path.starts_with(registry);
}

Snapshot seen_in(const Snapshot& all) {
    Snapshot seen;
    std::ranges::copy_if(all, std::inserter(seen, seen.end()), [](const auto& entry) { return !is_hidden(entry.first); });
    return seen;
}

std::string difference(const Snapshot& expected, const Snapshot& found) {
    for (const auto& [path, bytes] : expected) {
        const auto there = found.find(path);
        if (there == found.end()) {
            return path + " is missing";
        }
        if (there->second != bytes) {
            return path + " is another";
        }
    }
    for (const auto& [path, bytes] : found) {
        if (!expected.contains(path)) {
            return path + " is left over";
        }
    }
    return "";
}

bool is_kill(const Fault& fault) {
    return fault.harm == "kill" || fault.harm == "after";
}

std::string text_in(const Snapshot& files, const std::string& path) {
    const auto found = files.find(path);
    return found == files.end() ? "" : found->second;
}

// What stands between the brackets of a list of session.toml.
std::string list_in(const std::string& session, const std::string& name) {
    const auto line = session.find("\n" + name + " = [");
    const auto from = line == std::string::npos ? line : session.find('[', line) + 1;
    return from == std::string::npos ? "" : session.substr(from, session.find("\n]", from) - from);
}

bool is_noted(const Snapshot& found, const std::string& session) {
    return std::ranges::any_of(
        found, [&](const auto& file) { return file.first.starts_with(registry) && !session.empty() && file.second == session; });
}

std::ptrdiff_t batches_in(const std::string& session) {
    const auto line = session.find("batches = [");
    const auto list = line == std::string::npos ? "" : session.substr(line, session.find(']', line) - line);
    return list.empty() ? 0 : 1 + std::ranges::count(list, ',');
}

} // namespace

void Judge::after_fault(const Ran& ran, const Fault& fault, const Snapshot& found) {
    after_end(ran, fault, experiment_.before == found);
    for (const auto& [path, bytes] : experiment_.before) {
        const auto now = found.find(path);
        const bool may_change =
            experiment_.purpose == Purpose::forgets || (experiment_.purpose == Purpose::adds && path.ends_with("session.toml"));
        say_unless(!is_of_people(path) || may_change || (now != found.end() && now->second == bytes), path + " is not as it was");
    }
    if (experiment_.purpose == Purpose::adds) {
        must_hold_all_sheets(found, "after the fault");
    }
    if (experiment_.purpose == Purpose::prints || experiment_.purpose == Purpose::adds) {
        must_be_noted(found, ran);
    }
    if (ran.exit_code == experiment_.exit_code && ran.exit_code == 0) {
        after_done(found);
    }
}

void Judge::after_serving(const Served& served, const Fault& fault, const Snapshot& found) {
    after_end(served.ran, fault, experiment_.before == found);
    say_unless(!served.lost, "a sheet was neither read nor shown as a doubt");
    const auto rows = text_in(found, decisions);
    for (const auto& [path, bytes] : experiment_.before) {
        const auto now = found.find(path);
        const bool kept = path == decisions ? rows.starts_with(bytes) : now != found.end() && now->second == bytes;
        say_unless(!is_of_people(path) || kept, path + " is not as it was");
    }
    say_unless(served.decided != 200 || rows == text_in(experiment_.whole, decisions), "what it said is decided is not there");
    if (served.decided == 200 && served.made == 200) {
        const auto wrong = difference(seen_in(experiment_.whole), seen_in(found));
        say_unless(wrong.empty(), "it said that results are made, but " + wrong);
    }
}

void Judge::after_next_to_serving(const Ran& next, const Snapshot& found) {
    const bool was_decided = text_in(found, decisions) == text_in(experiment_.decided, decisions);
    say_unless(next.exit_code == 0 || next.exit_code == 3,
               "the next run ended with " + std::to_string(next.exit_code) + ": " + next.err);
    const auto wrong = difference(seen_in(was_decided ? experiment_.decided : experiment_.undecided), seen_in(found));
    say_unless(wrong.empty(), "after the next run " + wrong);
}

void Judge::after_next(const Ran& next, const Snapshot& found) {
    switch (experiment_.purpose) {
        case Purpose::prints:
            return after_next_print(next, found);
        case Purpose::adds:
            return after_next_sheets(next, found);
        case Purpose::forgets:
        case Purpose::processes:
        case Purpose::serves:
            break;
    }
    const bool same_code = next.exit_code == experiment_.exit_code;
    say_unless(same_code || experiment_.purpose == Purpose::forgets,
               "the next run ended with " + std::to_string(next.exit_code) + ": " + next.err);
    const auto wrong = difference(seen_in(experiment_.whole), seen_in(found));
    say_unless(wrong.empty(), "after the next run " + wrong);
}

void Judge::after_end(const Ran& ran, const Fault& fault, bool nothing_changed) {
    // Libraries that find no memory while they are loaded end the program before it has begun.
    const bool never_began = fault.kind == "malloc" && ran.exit_code == 128 + SIGABRT && nothing_changed;
    const bool good_code = ran.exit_code == 0 || ran.exit_code == 1 || ran.exit_code == 3 || never_began;
    say_unless(good_code || (is_kill(fault) && ran.exit_code == 128 + SIGKILL), "it ended with " + std::to_string(ran.exit_code));
    say_unless(ran.exit_code != 1 || !ran.err.empty(), "it failed without a word");
}

void Judge::after_done(const Snapshot& found) {
    const std::string when = "although it ended with 0";
    switch (experiment_.purpose) {
        case Purpose::prints:
            return must_be_printed(found, when);
        case Purpose::adds:
            return say_unless(batches_in(text_in(found, session_file)) > batches_in(text_in(experiment_.before, session_file)),
                              "no sheets were added " + when);
        case Purpose::serves:
            return;
        case Purpose::processes:
        case Purpose::forgets:
            break;
    }
    auto expected = seen_in(experiment_.whole);
    if (!found.contains(decisions)) {
        expected.erase(decisions); // an offer: whoever decides can make the file
    }
    const auto wrong = difference(expected, seen_in(found));
    say_unless(wrong.empty(), "it ended with 0, but " + wrong);
}

void Judge::must_be_printed(const Snapshot& found, const std::string& when) {
    for (const auto* part : {session_file, "noord/forms.pdf", "noord/scans/"}) {
        say_unless(found.contains(part), std::string(part) + " is missing " + when);
    }
    const auto fault = report::fault_in_pdf(text_in(found, "noord/forms.pdf"));
    say_unless(fault.empty(), "noord/forms.pdf is not whole " + when + ": " + record::words_of(fault));
}

// Sheets that can be printed can be read: what the session says of them is in the registry, or somebody was told that it is not.
void Judge::must_be_noted(const Snapshot& found, const Ran& ran) {
    const bool is_placed = found.contains(session_file); // else it is the last of what the next run puts in place
    const auto session = text_in(found, is_placed ? session_file : "noord/.formradar/next/session.toml");
    const auto batches = batches_in(session);
    const auto newest = batches == 0 ? "noord/forms.pdf" : "noord/forms-" + std::to_string(batches + 1) + ".pdf";
    const bool told = ran.err.find("registry") != std::string::npos;
    say_unless(!found.contains(newest) || told || is_noted(found, session),
               newest + " is there before the registry knows its session");
}

// The session is there, from the first run or from this one; a second one is refused in so many words.
void Judge::after_next_print(const Ran& next, const Snapshot& found) {
    const bool has_it = next.exit_code == 0 || next.err.find("holds a session already") != std::string::npos;
    say_unless(has_it, "print once more ended with " + std::to_string(next.exit_code) + ": " + next.err);
    must_be_printed(found, "after the next print");
}

// Whoever has a sheet in his hand has one that the session knows, whatever happened; and none of those before is another.
void Judge::must_hold_all_sheets(const Snapshot& found, const std::string& when) {
    const auto before = list_in(text_in(experiment_.before, session_file), "sheets");
    const auto now = list_in(text_in(found, session_file), "sheets");
    say_unless(!now.empty() && now.starts_with(before), "sheets that were there are not " + when);
    for (const auto& [path, bytes] : found) {
        if (path.starts_with("noord/forms") && path.ends_with(".pdf")) {
            const auto fault = report::fault_in_pdf(bytes);
            say_unless(fault.empty(), path + " is not whole " + when + ": " + record::words_of(fault));
        }
    }
}

// Every batch that the session knows has its file, and no file is there that the session does not know.
void Judge::after_next_sheets(const Ran& next, const Snapshot& found) {
    const std::string when = "after the next print --more";
    say_unless(next.exit_code == 0, "print --more once more ended with " + std::to_string(next.exit_code) + ": " + next.err);
    must_hold_all_sheets(found, when);
    const auto batches = batches_in(text_in(found, session_file));
    const auto files = std::ranges::count_if(found, [](const auto& file) { return file.first.starts_with("noord/forms-"); });
    say_unless(batches == files && batches > 0,
               std::to_string(batches) + " further files are noted, and " + std::to_string(files) + " are there");
}

void Judge::say_unless(bool good, const std::string& what) {
    if (!good) {
        said_.push_back(what);
    }
}

} // namespace formradar::faults
