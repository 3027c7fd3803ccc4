// Files to grey page images. The kind of a file is decided by its content; its name counts only where the content says nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "formradar/core/expected.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/image.hpp"

namespace formradar::scan {

// A page of a PDF that is more than one picture is drawn by another program, which whoever opens the file has to run.
struct DrawOrder {
    int page = 1;          // from 1
    int long_side = 0;     // pixels
    double seconds = 60;   // it may take so long
    bool last_try = false; // with much memory: what fails then has failed
    bool colour = false;   // how far each pixel is from grey is wanted, and not the greys
};

// What the program made of a page.
struct Drawn {
    std::string pgm;        // the page in greys, or what was wanted in their place
    std::string complaints; // all that the program said besides
};

// Why there is no picture: the program is not installed, or it took too long, too much memory, or ended with a mistake.
enum class NotDrawn { no_program, too_slow, too_large, failed };

// Draws pages of one PDF.
using DrawPage = std::function<Expected<Drawn, NotDrawn>(const DrawOrder&)>;
// Gives the one that draws pages of this PDF.
using Renderer = std::function<DrawPage(std::string_view pdf)>; // `pdf` outlives what is given back

// Budgets of a file, and what is known of it besides its content.
struct OpenOptions {
    double max_megapixels = 150;  // of a picture: refused from the header above this
    int max_pages = 2000;         // of a file: those that follow are one page that says so
    double drawing_seconds = 900; // of a file, in all
    int containers_left = 3;      // files in files in files
    std::string_view name = {};   // of the file, without folders
    Renderer renderer = {};       // none: such pages are refused
    bool last_try = false;        // nobody will try again with more memory
    bool colour = false;          // pages are how far each pixel is from grey, 0 to 255, where the format tells
};

// A page as grey pixels, upright as its file says.
struct ScannedPage {
    GrayImage image;
    std::optional<double> dpi{};            // as the file says it
    std::optional<int> missing_rows_from{}; // first row that could not be decoded (truncated or damaged)
    bool coloured = false;                  // `image` is how far each pixel is from grey, as was asked
    Reason suspect; // what a decoder or the renderer complained of: something may be missing anywhere; else empty
};

// A file opened for its pages. `bytes` must outlive it.
class ScanFile {
public:
    // Refuses what is no picture, damaged as a whole, or of a kind this build cannot decode (the detail says what to install).
    [[nodiscard]] static Expected<ScanFile, Refusal> open(std::string_view bytes, const OpenOptions& = {});

    // Moved, not copied; what it is taken from holds no file any more.
    ScanFile(ScanFile&&) noexcept;
    ScanFile& operator=(ScanFile&&) noexcept;
    ~ScanFile();

    [[nodiscard]] std::string_view kind() const; // "JPEG", "PNG", ...
    [[nodiscard]] int pages() const;             // at least 1
    // 1-based. EXIF orientation is applied; pictures over 24 px/mm on A4 may be decoded at half size.
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const;

private:
    struct State;
    explicit ScanFile(std::unique_ptr<State>);
    std::unique_ptr<State> state_;
};

} // namespace formradar::scan
