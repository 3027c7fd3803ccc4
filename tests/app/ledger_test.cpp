#include "app/ledger.hpp"

#include <gtest/gtest.h>

#include "formradar/code/payload.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

const std::string content = sha256_hex("a scan");

PageOutcome page(Status status) {
    PageOutcome result;
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
    Ledger ledger(files, "/work/pages", "0.1.0");
    ledger.keep(content, {page(Status::read), page(Status::blank)});
    const auto found = ledger.find(content, always);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->size(), 2U);
    EXPECT_EQ(found->front().reading.sheet, "A7F");
    EXPECT_FALSE(ledger.find(sha256_hex("another scan"), always));
}

TEST(Ledger, another_build_or_other_sessions_read_again) {
    MemoryFiles files;
    Ledger(files, "/work/pages", "0.1.0").keep(content, {page(Status::read)});
    EXPECT_FALSE(Ledger(files, "/work/pages", "0.2.0").find(content, always));
    EXPECT_FALSE(
        Ledger(files, "/work/pages", "0.1.0").find(content, [](const PageOutcome& kept) { return kept.basis != "noord"; }));
}

TEST(Ledger, a_damaged_entry_is_read_again) {
    MemoryFiles files;
    Ledger ledger(files, "/work/pages", "0.1.0");
    ledger.keep(content, {page(Status::read)});
    auto& bytes = files.files.begin()->second;
    bytes.resize(bytes.size() / 2);
    EXPECT_FALSE(ledger.find(content, always));
    bytes.clear();
    EXPECT_FALSE(ledger.find(content, always));
}

TEST(Ledger, what_could_not_be_read_is_tried_again) {
    MemoryFiles files;
    Ledger ledger(files, "/work/pages", "0.1.0");
    ledger.keep(content, {page(Status::read), page(Status::unreadable)});
    EXPECT_FALSE(ledger.find(content, always));
}

TEST(Ledger, a_folder_that_cannot_be_written_is_no_reason_to_stop) {
    MemoryFiles files;
    files.folders.insert("/work/pages");
    files.forbidden.insert("/work/pages/" + content.substr(0, 2));
    Ledger ledger(files, "/work/pages", "0.1.0");
    ledger.keep(content, {page(Status::read)});
    EXPECT_FALSE(ledger.find(content, always));
}

} // namespace
} // namespace formradar::app
