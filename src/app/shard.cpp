// Files are dealt out by a hash of their names. A kept shard is three files: pages, readings.jsonl and shard.txt, whose last line
// is written when all is there.
#include "app/shard.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/machine/usage.hpp"
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

std::uint64_t hash_of(const std::string& name) {
    return number_in<std::uint64_t>(code::sha256_hex(name).substr(0, 16), 16).value_or(0);
}

bool is_in(const Shard& shard, std::uint64_t hash) {
    return hash % static_cast<std::uint64_t>(shard.of) == static_cast<std::uint64_t>(shard.number - 1);
}

// Of names that come in any order, each once.
class Listing {
public:
    void add(std::uint64_t hash) {
        ++count_;
        sum_ += hash;
    }
    [[nodiscard]] std::string text() const { return std::to_string(count_) + "-" + std::to_string(sum_); }

private:
    std::uint64_t count_ = 0;
    std::uint64_t sum_ = 0;
};

std::string text_of(const ShardNote& note) {
    return "shard " + name_of(note.shard) + "\nlisting " + note.listing + "\nsizes " + note.sizes + "\nsetting " + note.setting +
           "\n" + (note.pages.empty() ? "" : "done " + note.pages + "\n");
}

ShardNote note_in(const machine::Files& files, const std::string& folder) {
    std::map<std::string_view, std::string> entries;
    const auto text = files.read(machine::join(folder, note_file));
    for (const auto line : split(text, '\n')) {
        const auto space = std::min(line.find(' '), line.size());
        entries[line.substr(0, space)] = line.substr(std::min(space + 1, line.size()));
    }
    const auto shard = shard_named(entries["shard"]);
    if (!shard || entries["listing"].empty() || entries["sizes"].empty() || entries["setting"].empty()) {
        throw Complaint(Msg::shard_unnamed, {{"file", machine::join(folder, note_file)}});
    }
    return {.shard = *shard,
            .listing = entries["listing"],
            .sizes = entries["sizes"],
            .setting = entries["setting"],
            .pages = entries["done"]};
}

// Nothing of people is written over: what begins with a dot is left of a run that was killed, or of a network drive.
void must_be_for_a_shard(const machine::Files& files, const std::string& folder) {
    if (files.info(folder).kind == machine::FileKind::none) {
        return;
    }
    const auto names = files.names(folder);
    const auto is_there = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
    const bool is_empty = std::ranges::all_of(names, [](const std::string& name) { return name.starts_with('.'); });
    if (!is_empty && (!is_there(note_file) || is_there(session_file))) {
        throw Complaint(Msg::keep_in_use, {{"folder", folder}});
    }
}

// What keeps these shards from being added up, a line each; none when nothing does.
class Check {
public:
    void add(const ShardNote& note, const std::string& folder) {
        first_ = first_.empty() ? folder : first_;
        of_ = of_ == 0 ? note.shard.of : of_;
        listing_ = listing_.empty() ? note.listing + note.sizes : listing_;
        setting_ = setting_.empty() ? note.setting : setting_;
        const auto name = name_of(note.shard);
        if (note.pages.empty()) {
            faults_.push_back({Msg::shard_cut_short, {{"shard", name}, {"folder", folder}}});
        }
        if (note.shard.of != of_ || note.listing + note.sizes != listing_) {
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
        constexpr int longest_list = 20;
        std::string missing;
        int count = 0;
        for (int number = 1; number <= of_ && count <= longest_list; ++number) {
            if (!folders_.contains(number) && ++count <= longest_list) {
                missing += (missing.empty() ? "" : ", ") + name_of({number, of_});
            }
        }
        if (count > 0) {
            faults_.push_back({Msg::shards_missing, {{"shards", missing + (count > longest_list ? " ..." : "")}}});
        }
        return faults_;
    }

private:
    std::string first_, listing_, setting_;
    std::vector<Sentence> faults_;
    int of_ = 0;
    std::map<int, std::string> folders_; // by number
};

std::vector<Sentence> fault_named(Msg message, std::vector<Filling> fillings) {
    return {{Msg::shards_do_not_add_up}, {message, std::move(fillings)}};
}

// Takes the pages of one shard after the other, and lets no file come twice, come in another's place, or be left out.
class Joining {
public:
    Joining(PagePile& pile, const machine::Files& files, const std::string& session)
        : pile_(pile), files_(files), session_(session) {}

    void add(const std::string& folder, const ShardNote& note) {
        before_ = {};
        bool alike = true;
        const auto may_be = [&](const PageOutcome& page) {
            alike = alike && is_read_alike(page, folder);
            return alike && follows(page.reading.source, note.shard);
        };
        const auto sum = pile_.join(files_.pile(machine::join(folder, pages_file)), may_be);
        const std::vector<Filling> which = {{"shard", name_of(note.shard)}, {"folder", folder}, {"first", first_}};
        if (!alike) {
            throw Complaint(fault_named(Msg::shard_read_otherwise, which));
        }
        if (sum != note.pages) {
            throw Complaint(Msg::shard_changed, which);
        }
    }

    [[nodiscard]] std::string listing() const { return listing_.text(); }

private:
    using Place = std::tuple<std::string, int, int>;

    [[nodiscard]] bool follows(const record::Source& source, const Shard& shard) {
        Place place(source.path, source.page_in_file, source.sheet_in_picture);
        const bool is_later = place > before_ && !source.path.empty();
        if (source.path != std::get<0>(before_)) {
            const auto hash = hash_of(source.path);
            if (!is_in(shard, hash)) {
                return false;
            }
            listing_.add(hash);
        }
        before_ = std::move(place);
        return is_later;
    }

    // One machine may know a session that another one does not, and then not find its check values.
    [[nodiscard]] bool is_read_alike(const PageOutcome& page, const std::string& folder) {
        if (page.reading.session != session_ || page.reading.sheet.empty() || page.basis.empty()) {
            return true;
        }
        first_ = basis_.empty() ? folder : first_;
        basis_ = basis_.empty() ? page.basis : basis_;
        return page.basis == basis_;
    }

    PagePile& pile_;
    const machine::Files& files_;
    const std::string& session_;
    std::string basis_; // of the session's pages
    std::string first_; // the folder that has the first of them
    Place before_;
    Listing listing_;
};

} // namespace

std::optional<Shard> shard_named(std::string_view text) {
    constexpr int most = 50'000; // of one folder: each is a pile, whose number has 16 bits
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto number = number_in<int>(text.substr(0, slash)), of = number_in<int>(text.substr(slash + 1));
    const bool good = number && of && *number >= 1 && *number <= *of && *of <= most;
    return good ? std::optional{Shard{*number, *of}} : std::nullopt;
}

void leave_only(FoundScans& found, const Shard& shard) {
    std::erase_if(found.sources, [&](const ScanSource& source) { return !is_in(shard, hash_of(source.name)); });
}

ShardNote note_of(const FoundScans& found, const Shard& shard, std::string setting) {
    Listing listing;
    code::Sha256 sizes;
    for (const auto& source : found.sources) {
        listing.add(hash_of(source.name));
        sizes.add(Packer().text(source.name).number(static_cast<std::int64_t>(source.size)).bytes());
    }
    return {.shard = shard, .listing = listing.text(), .sizes = sizes.hex(), .setting = std::move(setting), .pages = {}};
}

Keeping::Keeping(machine::Files& files, std::string folder, ShardNote note)
    : files_(files), folder_(std::move(folder)), note_(std::move(note)) {
    must_be_for_a_shard(files_, folder_);
    files_.make_private_folder(folder_);
    files_.write(machine::join(folder_, note_file), text_of(note_)); // before all else: it is not done from now on
    pages_ = new_pile(pages_file);
    lines_ = new_pile(readings_file);
}

// In a file of its own: whoever adds up what was kept before, or still writes it, goes on with that.
std::unique_ptr<machine::Pile> Keeping::new_pile(std::string_view name) {
    const auto path = machine::join(folder_, name);
    if (files_.info(path).kind == machine::FileKind::file) {
        files_.remove(path);
    }
    return files_.new_pile(path);
}

void Keeping::add(const PageOutcome& page) {
    const auto bytes = Packer().text(to_bytes(page)).bytes();
    sum_.add(bytes);
    pages_->add(bytes);
    lines_->add(report::to_json_line(page.reading) + "\n");
}

void Keeping::finish() {
    pages_->settle();
    lines_->settle();
    note_.pages = sum_.hex();
    files_.write(machine::join(folder_, note_file), text_of(note_));
}

bool is_kept_shard(const machine::Files& files, const std::string& folder) {
    return files.info(machine::join(folder, note_file)).kind == machine::FileKind::file;
}

void join_shards(PagePile& pile, const machine::Files& files, const std::vector<std::string>& folders,
                 const std::string& session) {
    Check check;
    std::vector<std::pair<std::string, ShardNote>> notes;
    for (const auto& folder : folders) {
        notes.emplace_back(folder, note_in(files, folder));
        check.add(notes.back().second, folder);
    }
    if (auto faults = check.faults(); !faults.empty()) {
        faults.insert(faults.begin(), {Msg::shards_do_not_add_up});
        throw Complaint(std::move(faults));
    }
    machine::may_open_many_files(); // each shard's, until all is written
    Joining joining(pile, files, session);
    for (const auto& [folder, note] : notes) {
        joining.add(folder, note);
    }
    if (!notes.empty() && joining.listing() != notes.front().second.listing) {
        throw Complaint(fault_named(Msg::shards_lack_files, {}));
    }
}

} // namespace formradar::app
