// Files are dealt out by a hash of their names. A kept shard is three files: pages, readings.jsonl and shard.txt, whose last line
// is written when all is there.
#include "app/shard.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "app/folder_names.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

constexpr std::string_view note_file = "shard.txt";
constexpr std::string_view pages_file = "pages";

template <class Number>
std::optional<Number> number_in(std::string_view text, int base = 10) {
    Number number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string name_of(const Shard& shard) {
    return std::to_string(shard.number) + "/" + std::to_string(shard.of);
}

bool is_in(const Shard& shard, const std::string& name) {
    const auto hash = number_in<std::uint64_t>(code::sha256_hex(name).substr(0, 16), 16).value_or(0);
    return hash % static_cast<std::uint64_t>(shard.of) == static_cast<std::uint64_t>(shard.number - 1);
}

std::string text_of(const ShardNote& note) {
    return "shard " + name_of(note.shard) + "\nlisting " + note.listing + "\nsetting " + note.setting + "\n" +
           (note.done ? "done " + std::to_string(note.bytes) + "\n" : "");
}

ShardNote note_in(const machine::Files& files, const std::string& folder) {
    std::map<std::string_view, std::string_view> entries;
    const auto text = files.read(machine::join(folder, note_file));
    for (const auto line : split(text, '\n')) {
        const auto space = std::min(line.find(' '), line.size());
        entries[line.substr(0, space)] = line.substr(std::min(space + 1, line.size()));
    }
    const auto shard = shard_named(entries["shard"]);
    if (!shard) {
        throw Error(machine::join(folder, note_file) + " does not say which shard this is: read it again");
    }
    const auto bytes = number_in<std::uint64_t>(entries["done"]);
    return {.shard = *shard,
            .listing = std::string(entries["listing"]),
            .setting = std::string(entries["setting"]),
            .done = bytes.has_value(),
            .bytes = bytes.value_or(0)};
}

// What keeps these shards from being added up; empty when nothing does.
class Check {
public:
    void add(const ShardNote& note, const std::string& folder) {
        first_ = first_.empty() ? folder : first_;
        of_ = of_ == 0 ? note.shard.of : of_;
        listing_ = listing_.empty() ? note.listing : listing_;
        setting_ = setting_.empty() ? note.setting : setting_;
        const auto name = "shard " + name_of(note.shard) + " in " + folder;
        if (!note.done) {
            say(name + " was cut short: read it again");
        }
        if (note.shard.of != of_ || note.listing != listing_) {
            say(name + " is of other files than the one in " + first_ + ": read all shards of one folder, as it is now");
        } else if (note.setting != setting_) {
            say(name + " was read in another way than the one in " + first_ +
                ": by another build, session or option; read them alike");
        }
        const auto [other, is_new] = folders_.try_emplace(note.shard.number, folder);
        if (!is_new) {
            say(name + " is in " + other->second + " as well: give one of them");
        }
    }

    [[nodiscard]] std::string faults() {
        std::string missing;
        for (int number = 1; number <= of_; ++number) {
            missing += folders_.contains(number) ? "" : (missing.empty() ? "" : ", ") + name_of({number, of_});
        }
        if (!missing.empty()) {
            say("missing: shard " + missing);
        }
        return faults_;
    }

private:
    void say(const std::string& fault) { faults_ += (faults_.empty() ? "" : "\n  ") + fault; }

    std::string first_, listing_, setting_, faults_;
    int of_ = 0;
    std::map<int, std::string> folders_; // by number
};

} // namespace

std::optional<Shard> shard_named(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto number = number_in<int>(text.substr(0, slash)), of = number_in<int>(text.substr(slash + 1));
    return number && of && *number >= 1 && *number <= *of ? std::optional{Shard{*number, *of}} : std::nullopt;
}

void leave_only(FoundScans& found, const Shard& shard) {
    std::erase_if(found.sources, [&](const ScanSource& source) { return !is_in(shard, source.name); });
}

std::string listing_of(const FoundScans& found) {
    std::string names;
    for (const auto& source : found.sources) {
        names += source.name + '\0';
    }
    return code::sha256_hex(names);
}

Keeping::Keeping(machine::Files& files, std::string folder, ShardNote note)
    : files_(files), folder_(std::move(folder)), note_(std::move(note)) {
    files_.make_folder(folder_);
    files_.write(machine::join(folder_, note_file), text_of(note_)); // before all else: it is not done from now on
    pages_ = files_.new_pile(machine::join(folder_, pages_file));
    lines_ = files_.new_pile(machine::join(folder_, readings_file));
}

void Keeping::add(const PageOutcome& page) {
    pages_->add(Packer().text(to_bytes(page)).bytes());
    lines_->add(report::to_json_line(page.reading) + "\n");
}

void Keeping::finish() {
    pages_->settle();
    lines_->settle();
    note_.done = true;
    note_.bytes = pages_->size();
    files_.write(machine::join(folder_, note_file), text_of(note_));
}

bool is_kept_shard(const machine::Files& files, const std::string& folder) {
    return files.info(machine::join(folder, note_file)).kind == machine::FileKind::file;
}

void join_shards(PagePile& pile, const machine::Files& files, const std::vector<std::string>& folders) {
    Check check;
    std::map<std::string, ShardNote> notes;
    for (const auto& folder : folders) {
        check.add(notes.emplace(folder, note_in(files, folder)).first->second, folder);
    }
    if (const auto faults = check.faults(); !faults.empty()) {
        throw Error("these shards do not add up to what one run would make:\n  " + faults);
    }
    for (const auto& [folder, note] : notes) {
        const auto damaged =
            Error("the pages of shard " + name_of(note.shard) + " in " + folder + " are not as they were kept: read it again");
        auto pages = files.pile(machine::join(folder, pages_file));
        if (pages->size() != note.bytes || !pile.join(std::move(pages))) {
            throw damaged;
        }
    }
}

} // namespace formradar::app
