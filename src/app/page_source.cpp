// Pages read in this process: for tests, and where there is no program to run. Through bytes, as from a worker: the same rounding
// whatever way a page came.
#include "app/page_source.hpp"

#include <optional>

namespace formradar::app {
namespace {

class OwnPages final : public PageSource {
public:
    OwnPages(PageSetting setting, Counsel counsel) : reader_(std::move(setting), std::move(counsel)) {}

    [[nodiscard]] FilePages read(const FileCopy& file, PageRange range, Memory /*memory*/) override {
        if (file.number != number_) {
            reader_.close();
            map_.emplace(file.bytes.descriptor());
            reader_.open(map_->bytes(), {.name = file.name});
            number_ = file.number;
        }
        FilePages found;
        PendingDebug debug;
        const auto take = [&](const std::vector<RawSheet>& raw) {
            auto sheets = outcomes_of(raw_sheets(to_bytes(raw)).value_or(raw));
            debug.give_to(sheets);
            add(found, std::move(sheets));
        };
        reader_.read(range, {.found = [&](int total) { found.total = total; },
                             .debug = [&](const RawDebug& picture) { static_cast<void>(debug.add(picture)); },
                             .read = take});
        return found;
    }

private:
    std::optional<machine::MappedFile> map_; // before the reader, which looks at it
    PageReader reader_;
    std::int64_t number_ = 0;
};

} // namespace

std::unique_ptr<PageSource> pages_in_this_process(PageSetting setting, Counsel counsel) {
    return std::make_unique<OwnPages>(std::move(setting), std::move(counsel));
}

} // namespace formradar::app
