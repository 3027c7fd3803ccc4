#include "app/read_file.hpp"

#include <gmock/gmock.h>

#include <chrono>

#include "app/forms.hpp"
#include "formradar/code/payload.hpp"
#include "scan/make_pdf.hpp"
#include "support/memory_files.hpp"
#include "support/reasons.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;

form::Session sample_session(const std::string& secret) {
    const auto& form = builtin_known().front();
    return {.id = "K7QX2M",
            .title = form.form.title,
            .date = "2026-03-19",
            .form = form.form,
            .layout = form.layout,
            .form_hash = form.hash,
            .sheets = {{.id = "A7F", .group = ""}},
            .secret = secret};
}

struct Seen {
    int found = 0;
    std::vector<PageOutcome> pages;
};

Seen seen(FileReader& reader, const std::string& path) {
    auto found = reader.read(path, {.first = 1, .last = 4});
    return {.found = found.total, .pages = std::move(found.pages)};
}

TEST(ReadFile, what_never_was_a_picture_waits_for_nobody) {
    MemoryFiles files;
    files.add("/in/letter.doc", "Dear Anna");
    FileReader reader(files, {}, pages_in_this_process);
    const auto result = seen(reader, "/in/letter.doc");
    EXPECT_EQ(result.found, 1);
    ASSERT_EQ(result.pages.size(), 1U);
    EXPECT_EQ(result.pages[0].reading.status, record::Status::foreign);
    EXPECT_EQ(result.pages[0].reading.awaits, record::Awaits::nobody);
    EXPECT_FALSE(result.pages[0].incomplete);
    EXPECT_EQ(result.pages[0].reading.source.sha256, code::sha256_hex("Dear Anna"));
    EXPECT_EQ(result.pages[0].reading.source.page_in_file, 1);
    EXPECT_FALSE(result.pages[0].reading.reason.empty());
}

TEST(ReadFile, the_same_content_that_is_called_a_picture_waits_for_a_person) {
    MemoryFiles files;
    files.add("/in/scan.jpg", "Dear Anna");
    FileReader reader(files, {}, pages_in_this_process);
    const auto result = seen(reader, "/in/scan.jpg");
    ASSERT_EQ(result.pages.size(), 1U);
    EXPECT_EQ(result.pages[0].reading.status, record::Status::unreadable);
    EXPECT_EQ(result.pages[0].reading.awaits, record::Awaits::person);
}

// Bytes of a picture whose end is missing, changed so long ago.
record::Reading cut_short_since(std::chrono::seconds ago, const std::string& bytes = "\xff\xd8\xff\xe0 and then nothing") {
    MemoryFiles files;
    files.add("/in/a.jpg", bytes);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    files.changed = std::chrono::duration_cast<std::chrono::nanoseconds>(now - ago).count();
    FileReader reader(files, {}, pages_in_this_process);
    return seen(reader, "/in/a.jpg").pages.at(0).reading;
}

TEST(ReadFile, what_is_cut_short_and_was_changed_a_moment_ago_may_still_be_on_its_way) {
    using namespace std::chrono_literals;
    const auto arriving = cut_short_since(4s);
    EXPECT_EQ(arriving.status, record::Status::unreadable);
    EXPECT_EQ(arriving.awaits, record::Awaits::another_run);
    EXPECT_THAT(words_of(arriving.reason), HasSubstr("run this again"));
    EXPECT_EQ(cut_short_since(4s, "").awaits, record::Awaits::another_run);
    EXPECT_EQ(cut_short_since(3600s).awaits, record::Awaits::person);
    EXPECT_EQ(cut_short_since(4s, "Beste mensen").awaits, record::Awaits::person); // called a picture, and whole
}

TEST(ReadFile, a_file_that_may_not_be_read_says_so) {
    MemoryFiles files;
    files.add("/in/a.jpg", "x");
    files.forbidden.insert("/in/a.jpg");
    FileReader reader(files, {}, pages_in_this_process);
    EXPECT_THAT(words_of(seen(reader, "/in/a.jpg").pages.at(0).reading.reason), HasSubstr("Permission denied"));
}

TEST(ReadFile, a_file_that_changed_is_read_again) {
    MemoryFiles files;
    files.add("/in/a.jpg", "x");
    FileReader reader(files, {}, pages_in_this_process);
    static_cast<void>(seen(reader, "/in/a.jpg"));
    files.add("/in/a.jpg", "longer");
    EXPECT_EQ(seen(reader, "/in/a.jpg").pages.at(0).reading.source.sha256, code::sha256_hex("longer"));
}

TEST(ReadFile, settings_reach_a_worker_unchanged_and_without_secrets) {
    const std::string secret(32, 'a');
    Setting setting{.sessions = {}, .registry = "/reg", .forms = false, .max_megapixels = 42.5, .answers = false};
    setting.sessions.push_back(sample_session(secret));
    const auto bytes = to_bytes(page_setting_of(setting));
    EXPECT_THAT(bytes, testing::Not(HasSubstr(secret)));
    EXPECT_THAT(bytes, testing::Not(HasSubstr("/reg")));
    const auto again = page_setting_of(bytes);
    EXPECT_EQ(to_bytes(again), bytes);
    EXPECT_EQ(again.max_megapixels, 42.5);
    EXPECT_FALSE(again.forms);
    EXPECT_THROW(static_cast<void>(page_setting_of("other bytes")), Error);
}

// The ledger knows a file by its content alone, and this one was passed over for its name.
TEST(ReadFile, a_letter_that_is_renamed_to_a_picture_is_looked_at_again) {
    MemoryFiles files;
    files.add("/in/letter.doc", "Dear Anna");
    files.add("/in/scan.jpg", "Dear Anna");
    const Setting setting{.ledger = "/ledger"};
    for (int run = 0; run < 2; ++run) {
        FileReader reader(files, setting, pages_in_this_process);
        EXPECT_EQ(seen(reader, "/in/letter.doc").pages.at(0).reading.status, record::Status::foreign);
        EXPECT_EQ(seen(reader, "/in/scan.jpg").pages.at(0).reading.status, record::Status::unreadable);
    }
}

// Pages that fail unless much memory may be taken, and what they were asked with.
class HungryPages final : public PageSource {
public:
    HungryPages(std::vector<Memory>& asked, bool hungry) : asked_(asked), hungry_(hungry) {}
    [[nodiscard]] FilePages read(const FileCopy& /*file*/, PageRange range, Memory memory) override {
        asked_.push_back(memory);
        auto page = refused_page(range.first, {RefusalKind::too_large, said("too little memory")});
        if (!hungry_ || memory == Memory::much) {
            page = PageOutcome();
            page.reading.status = record::Status::read;
            page.reading.source.page_in_file = range.first;
        }
        return {.total = 1, .pages = {page}, .done = 1, .times = {}};
    }

private:
    std::vector<Memory>& asked_;
    bool hungry_;
};

TEST(ReadFile, what_was_incomplete_is_read_once_more_with_much_memory_and_the_second_counts) {
    for (const bool hungry : {true, false}) {
        MemoryFiles files;
        files.add("/in/a.pdf", "a page");
        files.changed = 0; // long ago
        std::vector<Memory> asked;
        FileReader reader(files, {},
                          [&](const PageSetting&, const Counsel&) { return std::make_unique<HungryPages>(asked, hungry); });
        const auto pages = reader.read("/in/a.pdf", {.first = 1, .last = 1}).pages;
        ASSERT_EQ(pages.size(), 1U);
        EXPECT_EQ(pages[0].reading.status, record::Status::read);
        EXPECT_EQ(asked, hungry ? (std::vector{Memory::little, Memory::much}) : std::vector{Memory::little});
    }
}

// The worker, and through it the renderer, is told that nobody will try again.
TEST(ReadFile, the_second_try_is_the_last_for_the_renderer_too) {
    std::vector<bool> last_tries;
    Counsel counsel{.session = [](const std::string&) { return std::nullopt; },
                    .is_genuine = [](const code::PageCode&) { return false; },
                    .renderer = [&](std::string_view) -> scan::DrawPage {
                        return [&](const scan::DrawOrder& order) -> Expected<scan::Drawn, scan::NotDrawn> {
                            last_tries.push_back(order.last_try);
                            return Unexpected{scan::NotDrawn::failed};
                        };
                    }};
    const auto pdf =
        scan::make_pdf({{{"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\xFF"}, "0 g 9 9 9 9 re f"}});
    for (const bool last : {false, true}) {
        PageReader reader({}, counsel);
        reader.open(pdf, {.name = "a.pdf", .last_try = last});
        bool incomplete = false;
        reader.read({.first = 1, .last = 1},
                    {.found = [](int) {},
                     .debug = {},
                     .read = [&](const std::vector<RawSheet>& sheets) { incomplete = sheets.at(0).page.incomplete; }});
        EXPECT_TRUE(incomplete) << "so that it is tried once more";
    }
    EXPECT_EQ(last_tries, (std::vector{false, true}));
}

} // namespace
} // namespace formradar::app
