// Finds the sheets of a workbook by its own lists, and reads their cells.
#include "formradar/report/workbook_cells.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "report/xml.hpp"
#include "report/zip_parts.hpp"

namespace formradar::report {
namespace {

constexpr std::size_t largest_part = 64 << 20; // bytes: scores of a region are a thousandth of it
constexpr std::size_t most_columns = 4096;     // more people are no meeting
constexpr std::size_t most_cells = 2'000'000;  // that are kept

std::string value_of(const Attributes& attributes, std::string_view name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? "" : found->second;
}

// 27 of "AB12"; nothing for what is no such place.
std::optional<std::size_t> column_of(std::string_view place) {
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        if (column > most_columns) {
            return std::nullopt;
        }
    }
    return column == 0 ? std::nullopt : std::optional{column - 1};
}

Reason damaged(Reason how) {
    return {Cause::workbook_damaged, {within(std::move(how))}};
}

// The parts of the file by their names.
class BookRead {
public:
    BookRead(std::string_view zip, const std::vector<ZipPart>& parts) : zip_(zip), parts_(parts) {}

    [[nodiscard]] Expected<std::string, Reason> part(const std::string& name) const {
        const auto found = std::ranges::find(parts_, name, &ZipPart::name);
        return found == parts_.end() ? Expected<std::string, Reason>(Unexpected{Reason{Cause::workbook_unreadable}})
                                     : unpacked(zip_, *found, largest_part);
    }

private:
    std::string_view zip_;
    const std::vector<ZipPart>& parts_;
};

// The texts that cells refer to by number; those of their pronunciation are left out.
std::vector<std::string> shared_texts(const BookRead& book) {
    std::vector<std::string> texts;
    const auto xml = book.part("xl/sharedStrings.xml");
    bool inside = false;
    bool spoken = false;
    if (xml) {
        static_cast<void>(read_xml(*xml, {.start =
                                              [&](std::string_view name, const Attributes&) {
                                                  if (name == "si") {
                                                      texts.emplace_back();
                                                  }
                                                  spoken = spoken || name == "rPh";
                                                  inside = name == "t" && !spoken;
                                              },
                                          .text =
                                              [&](std::string_view text) {
                                                  if (inside && !texts.empty()) {
                                                      texts.back() += text;
                                                  }
                                              },
                                          .end =
                                              [&](std::string_view name) {
                                                  spoken = spoken && name != "rPh";
                                                  inside = false;
                                              }}));
    }
    return texts;
}

struct Tab {
    std::string name;
    std::string part; // "xl/worksheets/sheet1.xml"
};

std::vector<Tab> tabs_of(const BookRead& book) {
    std::map<std::string, std::string> targets;
    std::vector<Tab> tabs;
    const auto links = book.part("xl/_rels/workbook.xml.rels");
    const auto list = book.part("xl/workbook.xml");
    if (!links || !list) {
        return tabs;
    }
    static_cast<void>(read_xml(*links, {.start = [&](std::string_view name, const Attributes& attributes) {
        if (name == "Relationship") {
            const auto target = value_of(attributes, "Target");
            targets[value_of(attributes, "Id")] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
    }}));
    static_cast<void>(read_xml(*list, {.start = [&](std::string_view name, const Attributes& attributes) {
        const auto state = value_of(attributes, "state");
        if (name == "sheet" && (state.empty() || state == "visible")) {
            tabs.push_back({.name = value_of(attributes, "name"), .part = targets[value_of(attributes, "id")]});
        }
    }}));
    return tabs;
}

// Rows and cells may leave out where they are: then they follow the one before.
class SheetReader {
public:
    explicit SheetReader(const std::vector<std::string>& texts) : texts_(texts) {}

    [[nodiscard]] bool read(const std::string& xml) {
        return read_xml(xml, {.start = [&](std::string_view name, const Attributes& with) { start(name, with); },
                              .text =
                                  [&](std::string_view text) {
                                      if (in_value_) {
                                          value_ += text;
                                      }
                                  },
                              .end = [&](std::string_view name) { end(name); }}) &&
               kept_ <= most_cells;
    }
    [[nodiscard]] std::vector<record::TableRow> taken() { return std::move(rows_); }

private:
    void start(std::string_view name, const Attributes& attributes) {
        if (name == "row") {
            const auto given = parse_number(value_of(attributes, "r"));
            row_.number = given && *given >= 1 && *given < 1e7 ? static_cast<std::size_t>(*given) : row_.number + 1;
            row_.cells.clear();
            next_ = 0;
        } else if (name == "c") {
            column_ = column_of(value_of(attributes, "r")).value_or(next_);
            next_ = column_ + 1;
            kind_ = value_of(attributes, "t");
            value_.clear();
        }
        in_value_ = name == "v" || (name == "t" && kind_ == "inlineStr");
    }

    void end(std::string_view name) {
        in_value_ = false;
        if (name == "c") {
            put(text());
        } else if (name == "row" && !row_.cells.empty()) {
            rows_.push_back(row_);
        }
    }

    [[nodiscard]] std::string text() const {
        if (kind_ != "s") {
            return value_;
        }
        const auto index = parse_number(value_);
        return index && *index >= 0 && *index < static_cast<double>(texts_.size()) ? texts_[static_cast<std::size_t>(*index)]
                                                                                   : "";
    }

    void put(const std::string& text) {
        const auto plain = std::string(trimmed(text));
        const auto length = std::max(row_.cells.size(), column_ + 1);
        if (plain.empty() || column_ >= most_columns || (kept_ += length - row_.cells.size()) > most_cells) {
            return;
        }
        row_.cells.resize(length);
        row_.cells[column_] = plain;
    }

    const std::vector<std::string>& texts_;
    std::vector<record::TableRow> rows_;
    record::TableRow row_;
    std::size_t column_ = 0;
    std::size_t next_ = 0;
    std::size_t kept_ = 0;
    std::string kind_;
    std::string value_;
    bool in_value_ = false;
};

} // namespace

Expected<std::vector<CellSheet>, Reason> workbook_cells(std::string_view xlsx) {
    const auto parts = zip_parts(xlsx);
    if (!parts) {
        return Unexpected{damaged(parts.error())};
    }
    const BookRead book(xlsx, *parts);
    const auto texts = shared_texts(book);
    std::vector<CellSheet> sheets;
    for (const auto& tab : tabs_of(book)) {
        const auto xml = book.part(tab.part);
        SheetReader reader(texts);
        if (!xml || !reader.read(*xml)) {
            return Unexpected{damaged({Cause::workbook_sheet, {tab.name}})};
        }
        sheets.push_back({.name = tab.name, .rows = reader.taken()});
    }
    return sheets.empty() ? Expected<std::vector<CellSheet>, Reason>(Unexpected{Reason{Cause::workbook_unreadable}}) : sheets;
}

} // namespace formradar::report
