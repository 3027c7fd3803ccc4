// A pool of simulated sheets is put into many files, each time cut a little differently so that no two are the same.
#include "hostile/folder.hpp"

#include <sys/stat.h>

#include <array>
#include <fstream>

#include "formradar/core/harmless.hpp"
#include "formradar/report/json.hpp"
#include "hostile/encodings.hpp"
#include "hostile/harms.hpp"
#include "hostile/oddities.hpp"
#include "hostile/pool.hpp"

namespace formradar::hostile {
namespace {

namespace fs = std::filesystem;
using simulator::Booklet;

// What readings say of a path: bytes that are no UTF-8 are written as text, so that two such names stay two.
std::string as_readings_have_it(const std::string& path) {
    record::Reading reading;
    reading.source.path = name_as_text(path);
    const auto again = report::parse_reading(report::to_json_line(reading));
    return again ? again->source.path : path;
}

class Maker {
public:
    Maker(fs::path folder, const HostileOrder& order)
        : folder_(std::move(folder)),
          order_(order),
          rng_(order.seed),
          ours_(simulator::programme_booklet(order.seed, std::clamp(order.files / 5, 12, 120))),
          others_(simulator::programme_booklet(order.seed + 1, other_sheets)) {}

    [[nodiscard]] HostileFolder make() {
        fill_pool();
        made_.session = ours_.session();
        made_.session.batches = {further()};
        fs::create_directories(folder_ / "scans");
        std::ofstream(folder_ / "session.toml") << form::to_toml(ours_.session());
        const auto harms = std::max(order_.files / 10, static_cast<int>(all_harms().size()));
        const auto odd = std::max(order_.files / 50, static_cast<int>(all_oddities().size()));
        repeat(harms, [&](int i) { add_harmed(i); });
        repeat(odd, [&](int i) { add_oddity(i); });
        repeat(other_sheets, [&](int i) { add_other(static_cast<std::size_t>(i)); });
        repeat(other_sheets, [&](int) { add_spread(); });
        repeat(other_sheets, [&](int) { add_four(); });
        repeat(other_sheets, [&](int i) { add_empty_copy(static_cast<std::size_t>(i)); });
        repeat(left_over, [&](int i) { add_left_over(filled() + static_cast<std::size_t>(i)); });
        add_forms();
        add_what_is_no_file();
        if (order_.large) {
            add_large();
        }
        repeat(order_.files - static_cast<int>(made_.files.size()), [&](int i) { add_whole(static_cast<std::size_t>(i)); });
        return std::move(made_);
    }

private:
    static constexpr int other_sheets = 3;
    static constexpr int left_over = 2; // of the further sheets: nobody took one

    [[nodiscard]] std::size_t filled() const { return ours_.session().sheets.size() - left_over; }
    [[nodiscard]] std::size_t further() const { return ours_.session().sheets.size() / 3; } // that were printed later

    template <class Work>
    static void repeat(int count, const Work& work) {
        for (int i = 0; i < count; ++i) {
            work(i);
        }
    }

    void fill_pool() {
        const auto count = ours_.session().sheets.size();
        made_.sheets.resize(count + other_sheets);
        for (std::size_t i = 0; i < filled(); ++i) {
            pool_.push_back(filled_sheet(ours_, i, rng_.fork(i), made_.sheets[i]));
        }
        for (std::size_t i = filled(); i < count; ++i) {
            pool_.push_back({.image = empty_sheet(ours_, i, rng_)});
            made_.sheets[i].session = ours_.session().id;
            made_.sheets[i].sheet = ours_.session().sheets[i].id;
            made_.left_over.push_back(i);
        }
        for (std::size_t i = 0; i < other_sheets; ++i) {
            pool_.push_back(filled_sheet(others_, i, rng_.fork(1000 + i), made_.sheets[count + i]));
        }
    }

    [[nodiscard]] std::size_t any_sheet(bool one_bit) {
        while (true) {
            const auto number = static_cast<std::size_t>(rng_.integer(0, static_cast<int>(filled()) - 1));
            if (pool_[number].one_bit || !one_bit) {
                return number;
            }
        }
    }

    [[nodiscard]] const Encoding& any_encoding() {
        int total = 0;
        for (const auto& encoding : all_encodings()) {
            total += encoding.share;
        }
        auto left = rng_.integer(1, total);
        for (const auto& encoding : all_encodings()) {
            left -= encoding.share;
            if (left <= 0) {
                return encoding;
            }
        }
        return all_encodings().front();
    }

    struct Encoded {
        std::string bytes;
        std::vector<std::size_t> sheets;
    };

    [[nodiscard]] Encoded encoded(const Encoding& encoding) {
        const bool one_bit =
            encoding.name.find("g3") != std::string_view::npos || encoding.name.find("g4") != std::string_view::npos ||
            encoding.name.find("packbits") != std::string_view::npos || encoding.name.find("1 bit") != std::string_view::npos;
        std::vector<GrayImage> pictures;
        Encoded made;
        repeat(rng_.integer(1, encoding.most_pages), [&](int) {
            made.sheets.push_back(any_sheet(one_bit));
            pictures.push_back(trimmed(pool_[made.sheets.back()].image, rng_));
        });
        made.bytes = encoding.encode(pictures, rng_);
        return made;
    }

    void add(const std::string& bytes, std::string_view extension, HostileFile file) {
        const auto path = "scans/" + any_file_name(++number_, rng_) + std::string(rng_.chance(0.1) ? ".bak" : extension);
        fs::create_directories((folder_ / path).parent_path());
        std::ofstream(folder_ / path, std::ios::binary) << bytes;
        file.path = as_readings_have_it(path);
        made_.files.push_back(std::move(file));
    }

    // The first ones in the order of the table, so that each encoding is there.
    void add_whole(std::size_t i) {
        const auto& encoding = i < all_encodings().size() ? all_encodings()[i] : any_encoding();
        auto made = encoded(encoding);
        if (!made.bytes.empty()) { // of an encoder that is not there
            add(made.bytes, encoding.extension,
                {.path = "", .kind = std::string(encoding.name), .sheets = std::move(made.sheets)});
        }
    }

    void add_harmed(int i) {
        const auto& harm = all_harms()[static_cast<std::size_t>(i) % all_harms().size()];
        const auto& encoding = any_encoding();
        auto made = encoded(encoding);
        if (made.bytes.empty()) {
            return;
        }
        add(harm.apply(std::move(made.bytes), rng_), encoding.extension,
            {.path = "",
             .kind = std::string(encoding.name) + ", " + std::string(harm.name),
             .fate = Fate::harmed,
             .sheets = std::move(made.sheets)});
    }

    void add_oddity(int i) {
        const auto& oddity = all_oddities()[static_cast<std::size_t>(i) % all_oddities().size()];
        add(oddity.make(rng_), oddity.extension,
            {.path = "", .kind = std::string(oddity.name), .fate = Fate::no_sheet, .sheets = {}});
    }

    void add_other(std::size_t i) {
        add_picture(pool_[ours_.session().sheets.size() + i].image, "another session's sheet", Fate::no_sheet, {});
    }

    void add_picture(const GrayImage& image, const std::string& kind, Fate fate, std::vector<std::size_t> sheets) {
        add(encoding_named("jpeg").encode({&image, 1}, rng_), ".jpg",
            {.path = "", .kind = kind, .fate = fate, .sheets = std::move(sheets)});
    }

    void add_spread() {
        const auto left = any_sheet(true), right = any_sheet(true);
        add_picture(side_by_side(pool_[left].image, pool_[right].image), "a spread", left == right ? Fate::harmed : Fate::whole,
                    {left, right});
    }

    void add_four() {
        std::vector<std::size_t> sheets;
        while (sheets.size() < 4) {
            const auto sheet = any_sheet(true);
            if (std::ranges::find(sheets, sheet) == sheets.end()) {
                sheets.push_back(sheet);
            }
        }
        const auto image = [&](std::size_t place) { return &pool_[sheets[place]].image; };
        add_picture(four_on_a_table({image(0), image(1), image(2), image(3)}, rng_), "four in a photo", Fate::whole, sheets);
    }

    // A sheet that was left over says nothing, alone or beside one that somebody filled in.
    void add_left_over(std::size_t sheet) {
        const auto beside = any_sheet(true);
        add_picture(pool_[sheet].image, "left over", Fate::whole, {sheet});
        add_picture(side_by_side(pool_[sheet].image, pool_[beside].image), "a spread with one left over", Fate::whole,
                    {sheet, beside});
    }

    void add_empty_copy(std::size_t i) { add_picture(empty_sheet(ours_, i, rng_), "an empty copy", Fate::no_sheet, {}); }

    // A part of what was printed later, put among the scans: of two sheets that were filled in and of those left over.
    void add_forms() {
        std::vector<GrayImage> pages;
        for (std::size_t i = filled() - 2; i < ours_.session().sheets.size(); ++i) {
            pages.push_back(empty_sheet(ours_, i, rng_));
        }
        add(encoding_named("pdf").encode(pages, rng_), ".pdf",
            {.path = "", .kind = "forms-2.pdf", .fate = Fate::no_sheet, .sheets = {}});
    }

    void add_link(const std::string& name, const std::string& to, const std::string& kind) {
        fs::create_symlink(to, folder_ / "scans" / name);
        made_.files.push_back({.path = "scans/" + name, .kind = kind, .fate = Fate::no_sheet, .sheets = {}});
    }

    void add_what_is_no_file() {
        fs::create_symlink("..", folder_ / "scans/round and round");
        add_link("to nowhere", "nowhere", "a link to nowhere");
        add_link("to itself", "to itself", "a link to itself");
        add_link("to a device", "/dev/zero", "a link to a device");
        ::mkfifo((folder_ / "scans/pipe.jpg").c_str(), 0600);
        made_.files.push_back({.path = "scans/pipe.jpg", .kind = "a pipe", .fate = Fate::no_sheet, .sheets = {}});
        fs::create_directory(folder_ / "scans/closed");
        fs::permissions(folder_ / "scans/closed", fs::perms::none);
        std::error_code closed;
        fs::directory_iterator(folder_ / "scans/closed", closed); // the administrator may look into it: then it is just empty
        if (closed) {
            made_.files.push_back({.path = "scans/closed", .kind = "a closed folder", .fate = Fate::no_sheet, .sheets = {}});
        }
    }

    void add_large() {
        constexpr int factor = 8;
        for (const auto* name :
             {"jpeg", "jpeg of a phone", "jpeg cmyk", "jpeg progressive", "png", "png rgb", "png 16 bits", "png interlaced",
              "tiff g4", "tiff lzw colour", "tiff deflate", "tiff jpeg", "pdf", "pdf of all sorts"}) {
            const auto sheet = any_sheet(true);
            const auto image = enlarged(pool_[sheet].image, factor);
            const auto& encoding = encoding_named(name);
            // It may be refused for its size: then somebody is told.
            add(encoding.encode({&image, 1}, rng_), encoding.extension,
                {.path = "", .kind = std::string(name) + ", large", .fate = Fate::harmed, .sheets = {sheet}});
        }
    }

    fs::path folder_;
    HostileOrder order_;
    Rng rng_;
    Booklet ours_;
    Booklet others_;
    std::vector<PoolSheet> pool_;
    HostileFolder made_;
    int number_ = 0;
};

} // namespace

HostileFolder make_hostile_folder(const fs::path& folder, const HostileOrder& order) {
    return Maker(folder, order).make();
}

std::string truth_of(const HostileFolder& made) {
    std::string text;
    for (const auto& sheet : made.sheets) {
        text += "sheet " + sheet.session + "-" + sheet.sheet + ":";
        for (const auto& meant : sheet.scores) {
            text += " " + (meant.score ? std::to_string(*meant.score) : "-");
        }
        text += ", group " + std::to_string(sheet.group.value_or(0)) + "\n";
    }
    for (const auto& file : made.files) {
        text += "file " + file.path + ": " + file.kind + ":";
        for (const auto sheet : file.sheets) {
            text += " " + made.sheets[sheet].sheet;
        }
        text += "\n";
    }
    return text;
}

} // namespace formradar::hostile
