// So many doubts a file that a browser opens it at once; scans in conflict stay together.
#include "app/doubt_files.hpp"

#include <algorithm>
#include <vector>

#include "app/folder_names.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t most_doubts = 200;         // pages a file
constexpr std::size_t most_bytes = 20ULL << 20U; // of their pictures

using Doubts = std::span<const DoubtNote>;

bool are_in_conflict(const DoubtNote& a, const DoubtNote& b) {
    return a.conflict && b.conflict && a.sheet == b.sheet && a.page == b.page;
}

std::size_t bytes_of(const PageOutcome& outcome) {
    std::size_t bytes = 0;
    for (const auto& picture : outcome.crops) {
        bytes += picture.png.size();
    }
    return bytes;
}

std::vector<Doubts> parts_of(Doubts doubts, const ShownPages& pages) {
    std::vector<Doubts> parts;
    do {
        std::size_t size = 0;
        for (std::size_t bytes = 0; size < std::min(most_doubts, doubts.size()); ++size) {
            bytes += bytes_of(pages.outcome(doubts[size].place));
            if (size > 0 && bytes > most_bytes) {
                break;
            }
        }
        while (size > 0 && size < doubts.size() && are_in_conflict(doubts[size - 1], doubts[size])) {
            ++size;
        }
        parts.push_back(doubts.first(size));
        doubts = doubts.subspan(size);
    } while (!doubts.empty());
    return parts;
}

} // namespace

std::size_t put_doubts(Generation& fresh, const ShownPages& pages, std::span<const DoubtNote> doubts, report::DoubtsInput input,
                       const report::Choices& choices) {
    const auto parts = parts_of(doubts, pages);
    for (std::size_t part = 0; part < parts.size() && parts.size() > 1; ++part) {
        input.parts.push_back(doubts_part_file(part));
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        input.part = static_cast<int>(part) + 1;
        input.pages.clear();
        for (const auto& doubt : parts[part]) {
            auto outcome = pages.outcome(doubt.place);
            input.pages.push_back({.reading = std::move(outcome.reading), .pictures = std::move(outcome.crops)});
        }
        fresh.put(doubts_part_file(part), report::draw_doubts(input, choices));
        input.unapplied.clear();
        input.notes.clear();
    }
    return parts.size();
}

void remove_further_doubts(machine::Files& files, const std::string& folder, std::size_t parts) {
    for (auto part = parts;; ++part) {
        const auto path = machine::join(folder, doubts_part_file(part));
        if (files.info(path).kind != machine::FileKind::file) {
            return;
        }
        files.remove(path);
    }
}

} // namespace formradar::app
