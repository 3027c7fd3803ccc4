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
        const auto take = [&](const std::vector<PageOutcome>& sheets) {
            add(found, page_outcomes(to_bytes(sheets)).value_or(sheets));
        };
        reader_.read(range, {.found = [&](int total) { found.total = total; }, .read = take});
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
