#include "app/ledger.hpp"

#include <gtest/gtest.h>

#include "formradar/code/payload.hpp"
#include "formradar/scan/encode.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

const Piece piece{.sha256 = code::sha256_hex("a scan"), .first = 1, .last = 4};

PageOutcome page(record::Status status, int number = 1) {
    PageOutcome result;
    result.reading.source.page_in_file = number;
    result.reading.status = status;
    result.reading.sheet = "A7F";
    result.basis = "noord";
    return result;
}

bool always(const PageOutcome&) {
    return true;
}

TEST(Ledger, what_was_kept_is_found_by_content) {
    MemoryFiles files;
    Ledger ledger(files, "/anna/pages", "0.1.0");
    ledger.keep(piece, {.total = 2, .pages = {page(record::Status::read), page(record::Status::blank, 2)}});
    const auto found = ledger.find(piece, always);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->total, 2);
    ASSERT_EQ(found->pages.size(), 2U);
    EXPECT_EQ(found->pages.front().reading.sheet, "A7F");
    EXPECT_FALSE(ledger.find({.sha256 = code::sha256_hex("another scan"), .first = 1, .last = 4}, always));
    EXPECT_FALSE(ledger.find({.sha256 = piece.sha256, .first = 5, .last = 8}, always));
}

TEST(Ledger, another_build_or_other_sessions_read_again) {
    MemoryFiles files;
    Ledger(files, "/anna/pages", "0.1.0").keep(piece, {.total = 1, .pages = {page(record::Status::read)}});
    EXPECT_FALSE(Ledger(files, "/anna/pages", "0.2.0").find(piece, always));
    EXPECT_FALSE(
        Ledger(files, "/anna/pages", "0.1.0").find(piece, [](const PageOutcome& kept) { return kept.basis != "noord"; }));
}

TEST(Ledger, an_entry_that_the_disk_does_not_give_is_read_again) {
    MemoryFiles files;
    Ledger ledger(files, "/anna/pages", "0.1.0");
    ledger.keep(piece, {.total = 1, .pages = {page(record::Status::read)}});
    for (int looks = 0; looks < 2; ++looks) {
        files.looks = looks;
        EXPECT_FALSE(ledger.find(piece, always)) << looks;
    }
    files.looks.reset();
    EXPECT_TRUE(ledger.find(piece, always));
}

TEST(Ledger, a_damaged_entry_is_read_again) {
    MemoryFiles files;
    Ledger ledger(files, "/anna/pages", "0.1.0");
    ledger.keep(piece, {.total = 1, .pages = {page(record::Status::read)}});
    auto& bytes = files.files.begin()->second;
    bytes.resize(bytes.size() / 2);
    EXPECT_FALSE(ledger.find(piece, always));
    bytes.clear();
    EXPECT_FALSE(ledger.find(piece, always));
}

// With the right sum: whoever can write here can make one.
TEST(Ledger, an_entry_that_no_run_can_have_written_is_read_again) {
    MemoryFiles files;
    Ledger ledger(files, "/anna/pages", "0.1.0");
    const auto forged = [&](const Kept& kept) {
        ledger.keep(piece, kept);
        return ledger.find(piece, always).has_value();
    };
    const auto good = page(record::Status::read);
    EXPECT_TRUE(forged({.total = 1, .pages = {good}}));
    auto escaped = good;
    escaped.reading.session = "../../ESCAPED";
    EXPECT_FALSE(forged({.total = 1, .pages = {escaped}}));
    escaped = good;
    escaped.reading.sheet = "/..";
    EXPECT_FALSE(forged({.total = 1, .pages = {escaped}}));
    EXPECT_FALSE(forged({.total = 1, .pages = {page(record::Status::duplicate)}}));
    EXPECT_FALSE(forged({.total = 1, .pages = {good, good}}));
    EXPECT_FALSE(forged({.total = 9, .pages = {good}})); // pages that nobody would miss
    EXPECT_FALSE(forged({.total = 0, .pages = {good}}));
    EXPECT_FALSE(forged({.total = 2'000'000'000, .pages = {good}}));
}

// What is found here goes into results and doubts: a picture is one that a run made, or none.
TEST(Ledger, pictures_of_other_kinds_are_not_taken_from_it) {
    MemoryFiles files;
    Ledger ledger(files, "/anna/pages", "0.1.0");
    const auto taken = [&](const std::string& picture) {
        auto crop = page(record::Status::read);
        crop.crops.push_back({.part = record::statement_row(1), .png = picture});
        ledger.keep(piece, {.total = 1, .pages = {crop}});
        const bool as_crop = ledger.find(piece, always).has_value();
        auto answer = page(record::Status::read);
        answer.answers.push_back({.question = 1, .png = picture});
        ledger.keep(piece, {.total = 1, .pages = {answer}});
        EXPECT_EQ(ledger.find(piece, always).has_value(), as_crop);
        return as_crop;
    };
    const GrayImage image(20, 10, 200);
    EXPECT_TRUE(taken(scan::encode_png(image, scan::PngContent::ink)));
    EXPECT_TRUE(taken(scan::encode_png(image, scan::PngContent::scan)));
    EXPECT_FALSE(taken(scan::encode_jpeg(image, 80)));
    EXPECT_FALSE(taken(scan::encode_png(image, 300)));
    EXPECT_FALSE(taken("%PDF-1.7 anything"));
}

TEST(Ledger, what_is_incomplete_is_tried_again) {
    MemoryFiles files;
    Ledger ledger(files, "/anna/pages", "0.1.0");
    auto part = page(record::Status::doubt);
    part.incomplete = true;
    ledger.keep(piece, {.total = 2, .pages = {page(record::Status::read), part}});
    EXPECT_FALSE(ledger.find(piece, always));
}

TEST(Ledger, a_folder_that_cannot_be_written_is_no_reason_to_stop) {
    MemoryFiles files;
    files.folders.insert("/anna/pages");
    files.forbidden.insert("/anna/pages/" + piece.sha256.substr(0, 2));
    Ledger ledger(files, "/anna/pages", "0.1.0");
    ledger.keep(piece, {.total = 1, .pages = {page(record::Status::read)}});
    EXPECT_FALSE(ledger.find(piece, always));
}

} // namespace
} // namespace formradar::app
