// Files are dealt out by a hash of their names. A kept shard is three files: pages, readings.jsonl and shard.txt, whose last line
// is written when all is there.
#include "app/shard.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "formradar/code/payload.hpp"
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
        throw Complaint(Msg::shard_unnamed, {{"file", machine::join(folder, note_file)}});
    }
    const auto bytes = number_in<std::uint64_t>(entries["done"]);
    return {.shard = *shard,
            .listing = std::string(entries["listing"]),
            .setting = std::string(entries["setting"]),
            .done = bytes.has_value(),
            .bytes = bytes.value_or(0)};
}

// What keeps these shards from being added up, a line each; none when nothing does.
class Check {
public:
    void add(const ShardNote& note, const std::string& folder) {
        first_ = first_.empty() ? folder : first_;
        of_ = of_ == 0 ? note.shard.of : of_;
        listing_ = listing_.empty() ? note.listing : listing_;
        setting_ = setting_.empty() ? note.setting : setting_;
        const auto name = name_of(note.shard);
        if (!note.done) {
            faults_.push_back({Msg::shard_cut_short, {{"shard", name}, {"folder", folder}}});
        }
        if (note.shard.of != of_ || note.listing != listing_) {
            faults_.push_back({Msg::shard_of_other_files, {{"shard", name}, {"folder", folder}, {"first", first_}}});
        } else if (note.setting != setting_) {
            faults_.push_back({Msg::shard_read_otherwise, {{"shard", name}, {"folder", folder}, {"first", first_}}});
        }
        const auto [other, is_new] = folders_.try_emplace(note.shard.number, folder);
        if (!is_new) {
            faults_.push_back({Msg::shard_twice, {{"shard", name}, {"folder", folder}, {"other", other->second}}});
        }
    }

    [[nodiscard]] std::vector<Sentence> faults() {
        std::string missing;
        for (int number = 1; number <= of_; ++number) {
            missing += folders_.contains(number) ? "" : (missing.empty() ? "" : ", ") + name_of({number, of_});
        }
        if (!missing.empty()) {
            faults_.push_back({Msg::shards_missing, {{"shards", missing}}});
        }
        return faults_;
    }

private:
    std::string first_, listing_, setting_;
    std::vector<Sentence> faults_;
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
    if (auto faults = check.faults(); !faults.empty()) {
        faults.insert(faults.begin(), {Msg::shards_do_not_add_up});
        throw Complaint(std::move(faults));
    }
    for (const auto& [folder, note] : notes) {
        auto pages = files.pile(machine::join(folder, pages_file));
        if (pages->size() != note.bytes || !pile.join(std::move(pages))) {
            throw Complaint(Msg::shard_changed, {{"shard", name_of(note.shard)}, {"folder", folder}});
        }
    }
}

} // namespace formradar::app
