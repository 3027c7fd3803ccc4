// Sources, sheets and pages of a row against those of the readings.
#include "results/match.hpp"

#include <algorithm>
#include <set>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/sheet_ids.hpp"
#include "formradar/record/source_cell.hpp"
#include "results/difference.hpp"

namespace formradar::results {
namespace {

using record::Decision;
using record::Reading;
using record::Ruling;
using record::Status;
using record::Subject;

using Places = std::vector<std::size_t>;

Reason named_sheet(const Decision& decision) {
    const auto sheet = shown(decision.sheet);
    return decision.page ? Reason{Cause::place_sheet_page, {sheet, figure(*decision.page)}} : Reason{Cause::place_sheet, {sheet}};
}

Reason named_source(const Decision& decision) {
    const auto source = shown(decision.source);
    return decision.page_in_file ? Reason{Cause::page_of_file, {source, figure(*decision.page_in_file)}} : said(source);
}

// "XA8" of what is printed on the sheet, "QH8TDK-XA8-1", or of its beginning.
std::string_view sheet_in(const Decision& decision, const form::Session& session) {
    std::string_view cell = decision.sheet;
    const auto before = session.id + "-";
    const auto behind = "-" + std::to_string(decision.page.value_or(1));
    if (cell.starts_with(before)) {
        cell.remove_prefix(before.size());
        cell.remove_suffix(cell.ends_with(behind) ? behind.size() : 0);
    }
    return cell;
}

class Matcher {
public:
    Matcher(const Decision& decision, std::span<const Reading* const> readings, const form::Session& session)
        : decision_(decision), readings_(readings), session_(session), sheet_(sheet_in(decision, session)) {}

    [[nodiscard]] Places meant() const {
        if (decision_.source.empty()) {
            return by_sheet();
        }
        auto there = in_source([](std::string_view cell, std::string_view path) { return cell == path; });
        if (there.empty()) {
            there = in_source(&record::is_source);
        }
        if (there.empty() && !decision_.sheet.empty()) {
            there = in_source(&record::may_be_source);
            std::erase_if(there, [this](std::size_t i) { return !is_meant_sheet(*readings_[i]); });
            if (sources_of(there) > 1) {
                throw NotApplicable{{Cause::row_several_files, {shown(decision_.source)}}};
            }
        }
        if (!there.empty() && !decision_.sheet.empty()) {
            there = of_its_sheet(std::move(there));
        }
        if (leaves_open_which(there)) {
            throw NotApplicable{{Cause::row_of_several_pages, {within(named_source(decision_))}}};
        }
        return there.empty() ? without_source() : there;
    }

private:
    [[nodiscard]] const Reading& at(std::size_t i) const { return *readings_[i]; }

    // The group is asked once a sheet, on its first page.
    [[nodiscard]] bool concerns(const Reading& reading) const {
        const bool ours = reading.session.empty() || reading.session == session_.id;
        const bool readable =
            reading.status != Status::foreign && reading.status != Status::blank && reading.status != Status::unreadable;
        const bool first = decision_.subject != Subject::group || decision_.page || reading.page.value_or(1) == 1;
        return ours && first && (readable || decision_.ruling == Ruling::ignore);
    }

    template <class Fits>
    [[nodiscard]] Places those(Fits fits) const {
        Places places;
        for (std::size_t i = 0; i < readings_.size(); ++i) {
            if (concerns(at(i)) && fits(at(i))) {
                places.push_back(i);
            }
        }
        return places;
    }

    [[nodiscard]] Places in_source(bool (*same)(std::string_view, std::string_view)) const {
        return those([&](const Reading& reading) {
            const bool page = !decision_.page_in_file || decision_.page_in_file == reading.source.page_in_file;
            const bool sheet = !decision_.sheet_in_picture || decision_.sheet_in_picture == reading.source.sheet_in_picture;
            return page && sheet && same(decision_.source, reading.source.path);
        });
    }

    // What a row says of one page holds for no other that its file or picture shows as well. A file may be left out as a whole.
    [[nodiscard]] bool leaves_open_which(const Places& there) const {
        const bool of_all = decision_.ruling == Ruling::both || (decision_.ruling == Ruling::ignore && !decision_.page_in_file);
        const bool every = decision_.sheet == record::every_sheet;
        return there.size() > 1 && !of_all && !every && (decision_.sheet.empty() || any_twice_in_one_picture(there));
    }

    [[nodiscard]] bool any_twice_in_one_picture(const Places& places) const {
        const auto same = [this](std::size_t a, std::size_t b) {
            return at(a).page == at(b).page && in_one_picture(at(a), at(b));
        };
        return std::ranges::any_of(
            places, [&](std::size_t a) { return std::ranges::any_of(places, [&](std::size_t b) { return same(a, b); }); });
    }

    [[nodiscard]] std::size_t sources_of(const Places& places) const {
        std::set<std::string_view> paths;
        for (const auto i : places) {
            paths.insert(at(i).source.path);
        }
        return paths.size();
    }

    // A page of which nothing is known yet may be of any sheet.
    [[nodiscard]] bool is_meant_sheet(const Reading& reading) const {
        const bool every = decision_.sheet.empty() || decision_.sheet == record::every_sheet;
        const bool page = every || !decision_.page || !reading.page || decision_.page == reading.page;
        return page && (every || reading.sheet.empty() || form::means_sheet(sheet_, reading.sheet));
    }

    // What nobody knows the sheet of is not meant where the sheet itself lies beside it.
    [[nodiscard]] Places of_its_sheet(Places there) const {
        const auto first = there.front();
        std::erase_if(there, [this](std::size_t i) { return !is_meant_sheet(at(i)); });
        const auto named_beside = [&](std::size_t i) {
            return at(i).sheet.empty() && std::ranges::any_of(there, [&](std::size_t other) {
                       return !at(other).sheet.empty() && in_one_picture(at(i), at(other));
                   });
        };
        Places named;
        std::ranges::remove_copy_if(there, std::back_inserter(named), named_beside);
        there = std::move(named);
        if (there.empty()) {
            throw NotApplicable{
                {Cause::row_of_other_sheet,
                 {shown(decision_.source), at(first).sheet, figure(at(first).page.value_or(0)), within(named_sheet(decision_))}}};
        }
        return there;
    }

    // What a person said about a sheet holds for another scan of it; what was said about a scan does not.
    [[nodiscard]] Places without_source() const {
        const bool about_scan = decision_.subject == Subject::page || decision_.subject == Subject::sheet;
        if (about_scan || decision_.sheet.empty() || session_.photocopy) {
            throw NotApplicable{{Cause::row_not_found, {named_pages(decision_)}}};
        }
        auto others = by_sheet();
        if (others.size() > 1) {
            throw NotApplicable{{Cause::row_of_several_scans, {named_pages(decision_)}}};
        }
        return others;
    }

    [[nodiscard]] std::string sheet_id() const {
        std::set<std::string> ids;
        const auto consider = [&](const std::string& id) {
            if (!id.empty() && form::means_sheet(sheet_, id)) {
                ids.insert(id);
            }
        };
        std::ranges::for_each(session_.sheets, consider, &form::Sheet::id);
        for (const auto* reading : readings_) {
            if (concerns(*reading)) {
                consider(reading->sheet);
            }
        }
        if (ids.size() > 1) {
            throw NotApplicable{{Cause::row_of_two_sheets, {shown(decision_.sheet), *ids.begin(), *std::next(ids.begin())}}};
        }
        return ids.empty() ? std::string(sheet_) : *ids.begin();
    }

    [[nodiscard]] Places by_sheet() const {
        if (session_.photocopy) {
            throw NotApplicable{{Cause::row_of_photocopies}};
        }
        const bool every = decision_.sheet == record::every_sheet;
        const auto id = every ? "" : sheet_id();
        auto found = those([&](const Reading& reading) {
            const bool page = !decision_.page || decision_.page == reading.page;
            return every ? !reading.sheet.empty() : reading.sheet == id && page;
        });
        if (found.empty()) {
            throw NotApplicable{{Cause::row_not_found, {named_pages(decision_)}}};
        }
        const bool of_one_person = decision_.subject == Subject::statement || decision_.subject == Subject::group;
        if (of_one_person && are_of_copies(found)) {
            throw NotApplicable{{Cause::row_of_copies, {named_pages(decision_)}}};
        }
        return found;
    }

    // Whether they were said to be several people's.
    [[nodiscard]] bool are_of_copies(const Places& places) const {
        const auto copies = [this](std::size_t a, std::size_t b) {
            const auto& one = at(a);
            const auto& other = at(b);
            const bool likely = one.copies == record::Copies::likely && look_like_copies(one, other);
            const bool told = one.copies == record::Copies::each || one.copies == record::Copies::told;
            return one.page == other.page && (likely || told);
        };
        return std::ranges::any_of(places, [&](std::size_t a) {
            return std::ranges::any_of(places, [&](std::size_t b) { return a != b && copies(a, b); });
        });
    }

    const Decision& decision_;
    std::span<const Reading* const> readings_;
    const form::Session& session_;
    std::string_view sheet_; // that the row names
};

} // namespace

std::vector<std::size_t> readings_meant(const Decision& decision, std::span<const Reading* const> readings,
                                        const form::Session& session) {
    return Matcher(decision, readings, session).meant();
}

ReasonPart named_pages(const Decision& decision) {
    if (decision.source.empty()) {
        return within(named_sheet(decision));
    }
    if (decision.sheet.empty()) {
        return within(named_source(decision));
    }
    return within({Cause::place_within, {within(named_sheet(decision)), within(named_source(decision))}});
}

} // namespace formradar::results
