// A session's text file to a Session and back.
#include "formradar/form/session.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "form/fields.hpp"
#include "form/form_toml.hpp"
#include "form/layout_toml.hpp"
#include "form/wrong.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

constexpr std::size_t session_letters = 6;
constexpr std::size_t sheet_letters = 3;
constexpr std::size_t form_hash_letters = 3;
constexpr std::size_t secret_digits = 32;
constexpr std::size_t most_sheets = std::size_t{32} * 32 * 32; // what three letters tell apart

bool is_code(std::string_view text, std::size_t letters) {
    return text.size() == letters && base32_value(text).has_value();
}

bool is_secret(std::string_view text) {
    return text.size() == secret_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_date(std::string_view text) {
    constexpr std::array days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto digits = [&](std::size_t from, std::size_t count) {
        const auto part = text.substr(from, count);
        return part.find_first_not_of("0123456789") == std::string_view::npos ? static_cast<int>(parse_number(part).value_or(0))
                                                                              : 0;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    const int year = digits(0, 4);
    const int month = digits(5, 2);
    const int day = digits(8, 2);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const bool shown = year >= 1 && month >= 1 && month <= 12 && day >= 1;
    return shown && day <= days.at(static_cast<std::size_t>(month) - 1) && (month != 2 || day < 29 || leap);
}

// A text whose form people do not choose: what it must look like is said when it does not.
std::string checked(const Fields& fields, std::string_view key, bool (*fine)(std::string_view), Wrong right) {
    auto text = fields.text(key, {.example = worded(right)});
    if (!text.empty() && !fine(text)) {
        fields.add_of(key, worded(Wrong::not_as_printed, {{"right", worded(right)}}));
    }
    return text;
}

class SheetReader {
public:
    explicit SheetReader(Mistakes& mistakes) : mistakes_(mistakes) {}

    [[nodiscard]] Sheet sheet(const TomlValue& value) {
        const auto* texts = std::get_if<TomlArray>(&value.value);
        const bool sized = texts != nullptr && (texts->size() == 1 || texts->size() == 2);
        const auto all_texts = [](const TomlValue& item) { return std::holds_alternative<std::string>(item.value); };
        if (!sized || !std::ranges::all_of(*texts, all_texts)) {
            mistakes_.add(value.place, worded(Wrong::sheet_line));
            return {};
        }
        Sheet sheet{.id = std::get<std::string>(texts->front().value), .group = {}};
        if (!is_code(sheet.id, sheet_letters)) {
            mistakes_.add(value.place, worded(Wrong::sheet_code));
        } else if (!seen_.insert(sheet.id).second) {
            mistakes_.add(value.place, worded(Wrong::sheet_twice, {{"sheet", sheet.id}}));
        }
        if (texts->size() == 2) {
            sheet.group = std::get<std::string>(texts->back().value);
            check_group(texts->back().place, sheet.group);
        }
        return sheet;
    }

private:
    void check_group(Place place, std::string_view group) {
        if (const auto mistake = mistake_in(group, {.example = worded(Wrong::example_sheet_group), .longest = 60})) {
            mistakes_.add(place, worded(Wrong::sheet_group, {{"what", *mistake}}));
        }
    }

    Mistakes& mistakes_;
    std::set<std::string> seen_;
};

std::vector<Sheet> read_sheets(const Fields& fields, Mistakes& mistakes) {
    const auto* values = fields.array("sheets", worded(Wrong::list_as_printed));
    if (values == nullptr) {
        return {};
    }
    if (values->size() > most_sheets) {
        fields.add("sheets", worded(Wrong::too_many_sheets, {{"most", std::to_string(most_sheets)}}));
        return {};
    }
    SheetReader reader(mistakes);
    std::vector<Sheet> sheets;
    for (const auto& value : *values) {
        sheets.push_back(reader.sheet(value));
    }
    return sheets;
}

// Further files hold the last of the sheets, and never all of them.
std::vector<std::size_t> read_batches(const Fields& fields, std::size_t sheets) {
    const auto* values = fields.find("batches") == nullptr ? nullptr : fields.array("batches", worded(Wrong::list_as_printed));
    if (values == nullptr) {
        return {};
    }
    std::vector<std::size_t> batches;
    std::size_t sum = 0;
    for (const auto& value : *values) {
        const auto* count = std::get_if<std::int64_t>(&value.value);
        const bool fits = count != nullptr && *count > 0 && static_cast<std::uint64_t>(*count) < sheets - sum;
        if (!fits) {
            fields.add("batches", worded(Wrong::batches_wrong));
            return {};
        }
        batches.push_back(static_cast<std::size_t>(*count));
        sum += batches.back();
    }
    return batches;
}

std::string text_of(const std::vector<std::size_t>& batches) {
    std::string text;
    for (const auto count : batches) {
        text += (text.empty() ? "" : ", ") + std::to_string(count);
    }
    return text.empty() ? "" : "batches = [" + text + "]\n";
}

Session read_session(const TomlTable& table, Mistakes& mistakes) {
    const Fields fields(
        table, {},
        {worded(Wrong::the_session),
         {"id", "title", "date", "form_hash", "photocopy", "duplex", "batches", "secret", "sheets", "form", "layout"},
         {}},
        mistakes);
    Session session;
    session.id = checked(
        fields, "id", [](std::string_view text) { return is_code(text, session_letters); }, Wrong::six_letters);
    session.title = fields.text("title", {.example = worded(Wrong::example_meeting), .needed = false});
    session.date = checked(fields, "date", is_date, Wrong::date_as);
    session.form_hash = checked(
        fields, "form_hash", [](std::string_view text) { return is_code(text, form_hash_letters); }, Wrong::three_letters);
    session.photocopy = fields.flag("photocopy");
    session.duplex = fields.find("duplex") != nullptr && fields.flag("duplex");
    session.secret = checked(fields, "secret", is_secret, Wrong::hex_digits);
    session.sheets = read_sheets(fields, mistakes);
    session.batches = read_batches(fields, session.sheets.size());
    if (const auto* form = fields.table("form", worded(Wrong::table_as_printed, {{"table", "[form]"}}))) {
        session.form = read_form(*form, fields.place_of("form"), mistakes);
    }
    const auto* layout = fields.table("layout", worded(Wrong::table_as_printed, {{"table", "[layout]"}}));
    if (layout != nullptr && !session.form.statements.empty()) { // places say nothing without the form they belong to
        session.layout = read_layout({*layout, fields.place_of("layout"), {"[layout]", {"paper", "large", "page"}, {}}, mistakes},
                                     session.form, mistakes);
    }
    return session;
}

std::string text_of(const std::vector<Sheet>& sheets) {
    std::string text = "sheets = [\n";
    for (const auto& [id, group] : sheets) {
        text += "    [" + toml_quoted(id) + (group.empty() ? "" : ", " + toml_quoted(group)) + "],\n";
    }
    return text + "]\n";
}

} // namespace

std::string to_toml(const Session& session) {
    std::string text = "# A Formradar session: what was printed, for reading it back. Keep this file with the scans.\n";
    text += "id = " + toml_quoted(session.id) + "\n";
    text += "title = " + toml_quoted(session.title) + "\n";
    text += "date = " + toml_quoted(session.date) + "\n";
    text += "form_hash = " + toml_quoted(session.form_hash) + "\n";
    text += std::string("photocopy = ") + (session.photocopy ? "true" : "false") + "\n";
    text += session.duplex ? "duplex = true\n" : "";
    text += text_of(session.batches);
    text += "secret = " + toml_quoted(session.secret) + "\n";
    text += text_of(session.sheets);
    text += "\n[form]\n" + write_form(session.form, "form.");
    return text +
           "\n# Millimetres from the top left corner of the paper. A row: statement, then its boxes. A box: value, its square, "
           "its\n"
           "# label. An answer: question, its room. A place: left, top, width, height.\n" +
           to_toml(session.layout);
}

Session parse_session(std::string_view toml, std::string_view file) {
    Mistakes mistakes;
    const auto table = parse_toml(toml);
    if (!table) {
        for (const auto& [place, text] : table.error()) {
            mistakes.add(place, text);
        }
    }
    auto session = table ? read_session(*table, mistakes) : Session{};
    mistakes.throw_if_any(file);
    return session;
}

} // namespace formradar::form
