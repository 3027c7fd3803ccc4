// A session that changes while its scans come in.
#include "app/live.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>

#include "app/printed_session.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/draw/render_image.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::app {
namespace {

using testing::IsEmpty;

constexpr int dpi = 150;

// Sheet B2C, as it comes out of the printer.
std::string empty_sheet(const form::Session& session) {
    const auto pages = form::lay_out(session.form, session.layout.paper);
    auto page = pages.backgrounds.front();
    const auto own = report::draw_sheet(pages, session, {.id = "B2C", .group = ""}, 1);
    page.shapes.insert(page.shapes.end(), own.shapes.begin(), own.shapes.end());
    return scan::encode_png(draw::render_image(page, dpi / 25.4), dpi);
}

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("formradar-live-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_ / "scans");
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::string path() const { return path_.string(); }
    // In one step, as print does.
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / "fresh") << bytes;
        std::filesystem::rename(path_ / "fresh", path_ / name);
    }

private:
    std::filesystem::path path_;
};

// A session that was opened with sheet A7F alone; a scan of B2C is there.
class LiveSession : public testing::Test {
protected:
    LiveSession() {
        grown = printed_session();
        opened = grown;
        opened.sheets.pop_back();
        world.files = machine::disk();
        folder.write("session.toml", form::to_toml(opened));
        folder.write("scans/1.png", empty_sheet(grown));
        live = std::make_unique<Live>(LiveOptions{.folder = folder.path(), .jobs = 1}, opened, world, [this] {
            const std::lock_guard hold(mutex);
            changed.notify_all();
        });
    }

    template <class Is>
    [[nodiscard]] bool comes(const Is& is) {
        std::unique_lock hold(mutex);
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!is()) {
            if (changed.wait_until(hold, until) == std::cv_status::timeout) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] const record::Reading* reading() {
        now = live->now();
        const auto found = now.files.find("scans/1.png");
        return found == now.files.end() ? nullptr : &found->second->front().reading;
    }
    [[nodiscard]] bool is_unknown() {
        const auto* page = reading();
        return page != nullptr && page->reason.cause == Cause::unknown_sheet;
    }

    Folder folder;
    World world;
    form::Session opened, grown;
    std::mutex mutex;
    std::condition_variable changed;
    LiveNow now;
    std::unique_ptr<Live> live;
};

TEST_F(LiveSession, sheets_that_are_added_are_known_at_once) {
    ASSERT_TRUE(comes([&] { return is_unknown(); }));
    EXPECT_EQ(now.session, nullptr);
    folder.write("session.toml", form::to_toml(grown));
    EXPECT_TRUE(comes([&] { return reading()->status == record::Status::unused; })) << "the page is read once more";
    ASSERT_NE(now.session, nullptr);
    EXPECT_EQ(now.session->sheets, grown.sheets);
    EXPECT_THAT(live->failure(), IsEmpty());
}

TEST_F(LiveSession, another_session_in_its_place_is_refused_until_it_is_back) {
    ASSERT_TRUE(comes([&] { return is_unknown(); }));
    auto other = grown;
    other.id = "ZZZZZZ";
    auto changed_secret = grown;
    changed_secret.secret = std::string(32, 'b');
    auto fewer = opened;
    fewer.sheets.front().id = "B2C";
    for (const auto& wrong : {other, changed_secret, fewer}) {
        folder.write("session.toml", form::to_toml(wrong));
        EXPECT_TRUE(comes([&] { return live->failure().find("K7QX2M") != std::string::npos; }));
        EXPECT_EQ(live->now().session, nullptr);
        EXPECT_TRUE(is_unknown());
        folder.write("session.toml", form::to_toml(opened));
        EXPECT_TRUE(comes([&] { return live->failure().empty(); }));
    }
    folder.write("session.toml", form::to_toml(grown));
    EXPECT_TRUE(comes([&] { return reading()->status == record::Status::unused; }));
}

} // namespace
} // namespace formradar::app
