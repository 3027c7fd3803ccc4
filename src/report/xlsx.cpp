// The workbook: statistics whose formulas look at how often each score was given, groups, native radar charts, and the scores of
// each sheet only where they are asked for.
#include "formradar/report/xlsx.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <optional>
#include <utility>

#include "formradar/core/causes.hpp"
#include "formradar/core/no_memory.hpp"
#include "formradar/core/text.hpp"
#include "formradar/record/reasoned_error.hpp"
#include "report/xlsx_book.hpp"

namespace formradar::report {
namespace {

lxw_format* base(lxw_workbook* book) {
    lxw_format* const format = workbook_add_format(book);
    format_set_font_name(format, "Noto Sans");
    format_set_font_size(format, 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

lxw_format* head_format(lxw_workbook* book) {
    lxw_format* const format = base(book);
    format_set_bold(format);
    format_set_font_color(format, 0xFFFFFF);
    format_set_bg_color(format, 0x16345C);
    return format;
}

Formats formats_of(lxw_workbook* book) {
    Formats formats{base(book), head_format(book), head_format(book), base(book), base(book), base(book), base(book)};
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 14);
    format_set_font_color(formats.title, 0x16345C);
    format_set_text_wrap(formats.head);
    format_set_rotation(formats.head_turned, 90);
    format_set_align(formats.head_turned, LXW_ALIGN_CENTER);
    format_set_text_wrap(formats.text);
    format_set_align(formats.score, LXW_ALIGN_CENTER);
    format_set_align(formats.decimal, LXW_ALIGN_CENTER);
    format_set_num_format(formats.decimal, "0.00");
    format_set_font_color(formats.note, 0x606A78);
    return formats;
}

// Midnight of the session's day: a time of writing would make the same results differ.
std::time_t created_on(const std::string& date) {
    std::tm day{};
    day.tm_year = 2000 - 1900;
    day.tm_mday = 1;
    const auto parts = split(date, '-');
    if (parts.size() == 3) {
        day.tm_year = static_cast<int>(parse_number(parts[0]).value_or(2000)) - 1900;
        day.tm_mon = static_cast<int>(parse_number(parts[1]).value_or(1)) - 1;
        day.tm_mday = static_cast<int>(parse_number(parts[2]).value_or(1));
    }
    return timegm(&day);
}

void set_properties(lxw_workbook* file, const results::Results& results) {
    std::string title = results.title;
    std::string company = "Formradar";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = company.data();
    properties.created = created_on(results.date);
    workbook_set_properties(file, &properties);
}

} // namespace

void write_xlsx(const results::Results& results, const std::string& path, bool rows) {
    auto folder = std::filesystem::path(path).parent_path().string();
    lxw_workbook_options options{};
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    lxw_workbook* const file = workbook_new_opt(path.c_str(), &options);
    if (file == nullptr) {
        throw NoMemory();
    }
    const form::ReportWords& words = form::words_of(results.form.language).report;
    const results::Findings findings = results::findings_of(results);
    const Book book{results, {results, findings, words}, words.xlsx, rows, file, formats_of(file)};
    set_properties(file, results);
    if (rows) {
        write_scores(book);
    }
    write_statistics(book);
    if (results.groups.size() >= 2) {
        write_groups(book);
    }
    add_charts(book);
    const lxw_error problem = workbook_close(file);
    if (problem != LXW_NO_ERROR) {
        throw record::ReasonedError({Cause::not_whole, {path, within(said(lxw_strerror(problem)))}});
    }
}

} // namespace formradar::report
