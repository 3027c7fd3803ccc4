#include "app/ledger.hpp"

#include <algorithm>

#include "app/paths.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"

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

Ledger::Ledger(Files& files, std::string folder, const std::string& key)
    : files_(files), folder_(std::move(folder)), key_(sha256_hex(key)) {}

std::string Ledger::place_of(const std::string& sha256) const {
    return join(join(folder_, sha256.substr(0, 2)), sha256);
}

std::optional<std::vector<PageOutcome>> Ledger::find(const std::string& sha256,
                                                     const std::function<bool(const PageOutcome&)>& holds) const {
    if (folder_.empty() || files_.info(place_of(sha256)).kind != FileKind::file) {
        return std::nullopt;
    }
    const auto bytes = files_.read(place_of(sha256));
    // A disk that lost power may hold a file of the right name and wrong content.
    if (bytes.size() < digest_length ||
        sha256_hex(std::string_view(bytes).substr(digest_length)) != bytes.substr(0, digest_length)) {
        return std::nullopt;
    }
    Unpacker unpacker(std::string_view(bytes).substr(digest_length));
    if (unpacker.text() != key_) {
        return std::nullopt;
    }
    auto pages = unpacked(unpacker);
    const bool all_hold = !pages.empty() && std::ranges::all_of(pages, holds);
    return all_hold ? std::optional{std::move(pages)} : std::nullopt;
}

void Ledger::keep(const std::string& sha256, const std::vector<PageOutcome>& pages) {
    const auto failed = [](const PageOutcome& page) { return page.reading.status == Status::unreadable; };
    if (folder_.empty() || std::ranges::any_of(pages, failed)) {
        return;
    }
    Packer packer;
    packer.text(key_).number(static_cast<std::int64_t>(pages.size()));
    for (const auto& page : pages) {
        packer.text(to_bytes(page));
    }
    try {
        files_.make_folder(parent_of(place_of(sha256)));
        files_.write_quickly(place_of(sha256), sha256_hex(packer.bytes()) + packer.bytes());
    } catch (const Error&) {
        return;
    }
}

} // namespace formradar::app
