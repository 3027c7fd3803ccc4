// The sheets of one session as clean pictures: what the participants get.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "formradar/form/session.hpp"
#include "support/canvas.hpp"

namespace formradar::simulator {

class Booklet {
public:
    Booklet(form::Session session, form::FormPages pages) : session_(std::move(session)), pages_(std::move(pages)) {}

    [[nodiscard]] const form::Session& session() const { return session_; }
    [[nodiscard]] int pages() const { return static_cast<int>(session_.layout.pages.size()); }
    // A sheet's page, 0 black and 255 white, as large as the layout. May be called by several threads.
    [[nodiscard]] GrayImage clean_page(const form::Sheet&, int page, double px_per_mm) const;

private:
    [[nodiscard]] const GrayImage& background(int page, double px_per_mm) const;

    form::Session session_;
    form::FormPages pages_;
    struct Rendered { // backgrounds by page and resolution: only codes and ids differ from sheet to sheet
        std::mutex mutex;
        std::map<std::pair<int, double>, GrayImage> images;
    };
    std::unique_ptr<Rendered> rendered_ = std::make_unique<Rendered>();
};

// The programme's form (Dutch, A4), or one of 3 to 30 statements made up, with `sheets` sheets; all from the seed.
[[nodiscard]] Booklet programme_booklet(std::uint64_t seed, int sheets, form::Print = form::Print::usual);
[[nodiscard]] Booklet random_booklet(std::uint64_t seed, int sheets);
[[nodiscard]] Booklet scale_booklet(std::uint64_t seed, int sheets, const form::Scale&,
                                    const std::string& not_applicable = {}); // with this scale

} // namespace formradar::simulator
