// Outcomes one after the other, each with its length before it; a page of bytes is known by a hash.
#include "app/page_pile.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <iterator>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "app/complaint.hpp"
#include "app/foreign.hpp"
#include "app/reason_bytes.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t length_size = sizeof(std::int64_t);

std::uint64_t content_key(const record::Source& source) {
    if (source.sha256.empty()) {
        return 0;
    }
    const auto number =
        static_cast<std::uint64_t>(source.page_in_file) << 16U | static_cast<std::uint64_t>(source.sheet_in_picture);
    const auto hash = std::hash<std::string>{}(source.sha256) ^ ((number + 1) * 0x9E37'79B9'7F4A'7C15U);
    return hash == 0 ? 1 : hash;
}

std::uint64_t order_of(std::string_view picture) {
    std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a
    for (const char byte : picture) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
    return hash;
}

[[noreturn]] void lost(const std::string& source) {
    throw Complaint(Msg::page_lost, {{"source", source}});
}

} // namespace

std::vector<AnswerNote> answers_in(const PageOutcome& page, std::size_t number) {
    std::vector<AnswerNote> answers;
    for (std::size_t i = 0; i < page.answers.size(); ++i) {
        answers.push_back({.order = order_of(page.answers[i].png),
                           .page = static_cast<std::uint32_t>(number),
                           .index = static_cast<std::uint16_t>(i),
                           .question = static_cast<std::uint16_t>(page.answers[i].question)});
    }
    return answers;
}

std::uint32_t PagePile::session_index(const std::string& id) {
    const auto [found, is_new] = session_indexes_.try_emplace(id, static_cast<std::uint32_t>(sessions_.size()));
    if (is_new) {
        sessions_.push_back(id);
    }
    return found->second;
}

void PagePile::note_down(const PageOutcome& page, std::string_view bytes, PageNote note) {
    const auto& reading = page.reading;
    Unpacker unpacker(bytes);
    note.size = static_cast<std::uint32_t>(bytes.size());
    note.line = static_cast<std::uint32_t>(unpacker.text().size());
    note.reasons = static_cast<std::uint32_t>(unpacker.text().size());
    if (sources_.empty() || sources_.back() != reading.source.path) {
        sources_.push_back(reading.source.path);
    }
    std::ranges::move(answers_in(page, notes_.size()), std::back_inserter(answers_));
    note.content = content_key(reading.source);
    note.source = static_cast<std::uint32_t>(sources_.size() - 1);
    note.session = session_index(reading.session);
    note.sheet = reading.sheet;
    note.page = reading.page.value_or(0);
    note.page_in_file = reading.source.page_in_file;
    note.copy = reading.copy.value_or(0);
    note.sheet_in_picture = static_cast<std::uint16_t>(reading.source.sheet_in_picture);
    note.status = reading.status;
    note.copies = reading.copies;
    note.unmarked = reading.unmarked;
    note.back = reading.back;
    notes_.push_back(std::move(note));
}

void PagePile::add(const PageOutcome& page) {
    Packer packer;
    const auto bytes = to_bytes(page);
    packer.text(bytes);
    const auto place = piles_.front()->add(packer.bytes());
    note_down(page, bytes, {.place = place + length_size});
}

std::optional<std::string> PagePile::join(std::unique_ptr<machine::Pile> pile,
                                          const std::function<bool(const PageOutcome&)>& may_be) {
    const auto end = pile->size();
    const auto number = static_cast<std::uint16_t>(piles_.size());
    code::Sha256 sum;
    const auto next = [&](std::uint64_t place, std::uint64_t size) {
        auto bytes = place <= end && size <= end - place ? pile->at(place, static_cast<std::size_t>(size)) : "";
        sum.add(bytes);
        return bytes;
    };
    for (std::uint64_t place = 0; place < end;) {
        const auto size = static_cast<std::uint64_t>(Unpacker(next(place, length_size)).number());
        place += length_size;
        const auto bytes = next(place, size);
        const auto page = page_outcome(bytes);
        const bool is_one_line = Unpacker(bytes).text().find('\n') == std::string_view::npos;
        if (!page || !is_one_line || !is_possible(*page) || !may_be(*page)) {
            return std::nullopt;
        }
        note_down(*page, bytes, {.place = place, .pile = number});
        place += size;
    }
    piles_.push_back(std::move(pile));
    return sum.hex();
}

void PagePile::sort_by_source() {
    std::vector<std::uint32_t> order(notes_.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::stable_sort(order, {}, [&](std::uint32_t page) {
        const auto& note = notes_[page];
        return std::tuple<std::string_view, std::int32_t, std::uint16_t>(sources_[note.source], note.page_in_file,
                                                                         note.sheet_in_picture);
    });
    std::vector<PageNote> notes;
    notes.reserve(order.size());
    std::vector<std::uint32_t> places(order.size());
    for (const auto page : order) {
        places[page] = static_cast<std::uint32_t>(notes.size());
        notes.push_back(std::move(notes_[page]));
    }
    notes_ = std::move(notes);
    std::ranges::for_each(answers_, [&](AnswerNote& answer) { answer.page = places[answer.page]; });
    std::ranges::sort(answers_, {}, [](const AnswerNote& answer) { return std::pair(answer.page, answer.index); });
}

void PagePile::close() {
    notes_.shrink_to_fit();
    answers_.shrink_to_fit();
    sources_.shrink_to_fit();
}

std::string PagePile::read(std::size_t page, std::size_t bytes) const {
    return piles_[notes_[page].pile]->at(notes_[page].place, bytes);
}

std::string PagePile::line(std::size_t page) const {
    return read(page, length_size + notes_[page].line).substr(length_size);
}

record::Reading PagePile::reading(std::size_t page) const {
    const auto bytes = read(page, length_size + notes_[page].line + length_size + notes_[page].reasons);
    Unpacker unpacker(bytes);
    auto reading = report::parse_reading(unpacker.text());
    if (!reading || !take_reasons(*reading, unpacker.text())) {
        lost(source(page));
    }
    return std::move(*reading);
}

PageOutcome PagePile::outcome(std::size_t page) const {
    auto outcome = page_outcome(read(page, notes_[page].size));
    if (!outcome) {
        lost(source(page));
    }
    return std::move(*outcome);
}

RunPile::RunPile(machine::Files& files, std::string path) : files_(files), path_(std::move(path)) {
    pages = std::make_unique<PagePile>(files_.new_pile(path_));
}

RunPile::~RunPile() {
    pages.reset();
    try {
        files_.remove(path_);
    } catch (const std::exception&) { // no memory either, at the end of a run that failed for want of it
        return;                       // the next run writes over it
    }
}

record::Reading PagePile::outline(std::size_t page) const {
    const auto& note = notes_[page];
    record::Reading reading;
    reading.source = {
        .path = source(page), .page_in_file = note.page_in_file, .sha256 = {}, .sheet_in_picture = note.sheet_in_picture};
    reading.status = note.status;
    reading.session = session(page);
    reading.sheet = note.sheet;
    reading.page = note.page > 0 ? std::optional<int>(note.page) : std::nullopt;
    reading.copy = note.copy > 0 ? std::optional<int>(note.copy) : std::nullopt;
    reading.copies = note.copies;
    reading.unmarked = note.unmarked;
    reading.back = note.back;
    return reading;
}

} // namespace formradar::app
