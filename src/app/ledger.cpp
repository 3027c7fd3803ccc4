// Kept under the hash of the file's bytes and of all that reading them depends on: whatever changes, the old line is not found.
#include "app/ledger.hpp"

#include <algorithm>

#include "app/foreign.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t digest_length = 64;

std::vector<PageOutcome> unpacked(Unpacker& unpacker) {
    std::vector<PageOutcome> pages;
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        auto page = page_outcome(unpacker.text());
        if (!page) {
            return {};
        }
        pages.push_back(std::move(*page));
    }
    return unpacker.good() && unpacker.at_end() ? std::move(pages) : std::vector<PageOutcome>{};
}

} // namespace

Ledger::Ledger(machine::Files& files, std::string folder, const std::string& key)
    : files_(files), folder_(std::move(folder)), key_(code::sha256_hex(key)) {}

std::string Ledger::place_of(const Piece& piece) const {
    const auto range = "-" + std::to_string(piece.first) + "-" + std::to_string(piece.last);
    return machine::join(machine::join(folder_, piece.sha256.substr(0, 2)), piece.sha256 + range);
}

std::string Ledger::bytes_of(const Piece& piece) const {
    try {
        return files_.info(place_of(piece)).kind == machine::FileKind::file ? files_.read(place_of(piece)) : "";
    } catch (const Error&) { // a disk that stumbles: the page is read once more
        return "";
    }
}

std::optional<Kept> Ledger::find(const Piece& piece, const std::function<bool(const PageOutcome&)>& holds) const {
    if (folder_.empty() || piece.sha256.empty()) {
        return std::nullopt;
    }
    const auto bytes = bytes_of(piece);
    const auto body = std::string_view(bytes).substr(std::min(digest_length, bytes.size()));
    // A disk that lost power may hold a file of the right name and wrong content; somebody may have written one.
    if (bytes.empty() || code::sha256_hex(body) != bytes.substr(0, digest_length)) {
        return std::nullopt;
    }
    Unpacker unpacker(body);
    if (unpacker.text() != key_) {
        return std::nullopt;
    }
    const auto total = unpacker.number();
    Kept kept{.total = static_cast<int>(std::clamp<std::int64_t>(total, 1, most_pages)), .pages = unpacked(unpacker)};
    const int last = std::min(piece.last, kept.total);
    const bool all_hold = total == kept.total && are_possible(kept.pages, piece.first, last) &&
                          kept.pages.back().reading.source.page_in_file == last && std::ranges::all_of(kept.pages, holds);
    return all_hold ? std::optional{std::move(kept)} : std::nullopt;
}

void Ledger::keep(const Piece& piece, const Kept& kept) {
    if (folder_.empty() || std::ranges::any_of(kept.pages, &PageOutcome::incomplete)) {
        return;
    }
    Packer packer;
    packer.text(key_).number(kept.total).number(static_cast<std::int64_t>(kept.pages.size()));
    for (const auto& page : kept.pages) {
        packer.text(to_bytes(page));
    }
    try {
        files_.make_private_folder(machine::parent_of(place_of(piece)));
        files_.write_quickly(place_of(piece), code::sha256_hex(packer.bytes()) + packer.bytes());
    } catch (const Error&) {
        return;
    }
}

} // namespace formradar::app
