// What pages became, in files: memory holds of each only where it lies and what tells pages that belong together.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/outcome.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// A page as it was read, in under 100 bytes.
struct PageNote {
    std::uint64_t place = 0;   // in its pile
    std::uint64_t content = 0; // the same for the same page of the same bytes; 0 when not known. Others may share it by chance
    std::uint32_t size = 0;
    std::uint32_t line = 0;    // of that: the reading's
    std::uint32_t source = 0;  // index of its name
    std::uint32_t session = 0; // index of its session's id
    std::string sheet;
    std::int32_t page = 0; // 0: not known, since an optional would take as much again
    std::int32_t page_in_file = 1;
    std::int32_t copy = 0;     // likewise 0: the sheet itself
    std::uint32_t reasons = 0; // bytes of them, behind the line
    std::uint16_t pile = 0;
    std::uint16_t sheet_in_picture = 1;
    record::Status status = record::Status::unreadable; // before anything was settled
    record::Copies copies = record::Copies::unsaid;
    bool unmarked = false;
    bool back = false;
};

// An answer in handwriting: which page has it, and a number that tells nothing about who wrote it.
struct AnswerNote {
    std::uint64_t order = 0;
    std::uint32_t page = 0;
    std::uint16_t index = 0; // among the page's
    std::uint16_t question = 0;
    auto operator<=>(const AnswerNote&) const = default;
};

[[nodiscard]] std::vector<AnswerNote> answers_in(const PageOutcome&, std::size_t page);

class PagePile {
public:
    explicit PagePile(std::unique_ptr<machine::Pile> pile) { piles_.push_back(std::move(pile)); }

    // Pages come in the order of their sources, or are put into it afterwards.
    void add(const PageOutcome&);
    // A pile that was written before: the SHA-256 of all its bytes. Nothing when it is damaged, or one of its pages is refused.
    [[nodiscard]] std::optional<std::string> join(std::unique_ptr<machine::Pile>,
                                                  const std::function<bool(const PageOutcome&)>& may_be);
    void sort_by_source();
    // Once all were added: gives back the memory that was kept for more.
    void close();

    [[nodiscard]] std::size_t size() const { return notes_.size(); }
    [[nodiscard]] const PageNote& note(std::size_t page) const { return notes_[page]; }
    [[nodiscard]] const std::string& source(std::size_t page) const { return sources_[notes_[page].source]; }
    [[nodiscard]] const std::string& session(std::size_t page) const { return sessions_[notes_[page].session]; }
    [[nodiscard]] const std::vector<AnswerNote>& answers() const { return answers_; } // by page

    [[nodiscard]] std::string line(std::size_t page) const; // of readings.jsonl, as it was read
    [[nodiscard]] record::Reading reading(std::size_t page) const;
    [[nodiscard]] PageOutcome outcome(std::size_t page) const;
    // What the notes say of it: without scores, registration and reasons.
    [[nodiscard]] record::Reading outline(std::size_t page) const;

    [[nodiscard]] std::uint64_t bytes() const { return piles_.front()->size(); }
    void settle() { piles_.front()->settle(); }

private:
    void note_down(const PageOutcome&, std::string_view bytes, PageNote);
    [[nodiscard]] std::string read(std::size_t page, std::size_t bytes) const;
    [[nodiscard]] std::uint32_t session_index(const std::string& id);

    std::vector<std::unique_ptr<machine::Pile>> piles_;
    std::vector<PageNote> notes_;
    std::vector<AnswerNote> answers_;
    std::vector<std::string> sources_;
    std::vector<std::string> sessions_;
    std::map<std::string, std::uint32_t> session_indexes_;
};

// A run's pile, in a file that is removed with it.
struct RunPile {
    RunPile(machine::Files&, std::string path);
    RunPile(const RunPile&) = delete;
    RunPile& operator=(const RunPile&) = delete;
    ~RunPile();

    std::unique_ptr<PagePile> pages;

private:
    machine::Files& files_;
    std::string path_;
};

} // namespace formradar::app
