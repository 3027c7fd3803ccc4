// A commented form file, and a form printed without a session.
#include "app/form_files.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "app/complaint.hpp"
#include "app/forms.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/words.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/piles.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {
namespace {

constexpr std::string_view dutch = R"(title = "Waar gaat het over?"
# intro = "Een paar zinnen vooraf."
question = "In hoeverre bent u het eens met deze uitspraken?"
# groups = ["vmbo", "mbo", "bedrijfsleven"]          # kruist iedereen zelf aan
# open_questions = ["Wat zou helpen: …"]             # met de hand te beantwoorden
# remarks = true                                     # een regel om op te schrijven onder elke uitspraak
# logo = "logo.png"                                  # een plaatje bij de titel; het bestand staat naast dit bestand
# not_applicable = "weet niet"                       # een vakje meer, voor wie geen score geeft

[scale]
low = "helemaal niet"                                # wat 1 betekent
high = "helemaal wel"                                # wat de hoogste score betekent
# steps = 5                                          # 2 tot en met 7
# labels = ["nooit", "soms", "vaak", "altijd"]       # in plaats van low en high: een woord voor elke stap

# 3 tot en met 60 uitspraken. Onder kopjes: [[section]] met title, en dan [[section.statement]] in plaats van [[statement]].
[[statement]]
label = "Samenwerking"                               # kort, voor bij de grafiek
text = "We werken goed samen."

[[statement]]
label = "Afspraken"
text = "Onze afspraken staan op papier."

[[statement]]
label = "Resultaat"
text = "Wat we doen, levert iets op."
)";

constexpr std::string_view english = R"(title = "What is it about?"
# intro = "A few sentences first."
question = "To what extent do you agree with these statements?"
# groups = ["schools", "companies", "government"]    # everybody crosses one
# open_questions = ["What would help: …"]            # answered in handwriting
# remarks = true                                     # a line to write on below each statement
# logo = "logo.png"                                  # a picture beside the title; its file lies beside this one
# not_applicable = "don't know"                      # one more box, for who gives no score

[scale]
low = "not at all"                                   # what 1 means
high = "completely"                                  # what the highest score means
# steps = 5                                          # 2 to 7
# labels = ["never", "sometimes", "often", "always"] # in place of low and high: a word for each step

# 3 to 60 statements. Under headings: [[section]] with a title, and [[section.statement]] in place of [[statement]].
[[statement]]
label = "Collaboration"                              # short, for the chart
text = "We work together well."

[[statement]]
label = "Agreements"
text = "Our agreements are written down."

[[statement]]
label = "Results"
text = "What we do has an effect."
)";

std::string stem_of(const std::string& path) {
    const auto name = machine::name_of(path);
    return name.ends_with(".toml") ? name.substr(0, name.size() - 5) : name;
}

// The file's name as an id may be: small letters, digits and hyphens.
std::string id_of(const std::string& path) {
    std::string id;
    for (const char c : stem_of(path)) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool fine = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (fine || (!id.empty() && id.back() != '-')) {
            id += fine ? small : '-';
        }
    }
    while (!id.empty() && id.back() == '-') {
        id.pop_back();
    }
    return id.empty() ? "my-form" : id.substr(0, 40);
}

} // namespace

void write_new_form(machine::Files& files, const std::string& path, const std::string& asked, const Messages& say,
                    std::ostream& out) {
    const auto file = path.ends_with(".toml") ? path : path + ".toml";
    if (files.info(file).kind != machine::FileKind::none) {
        throw Complaint(Msg::file_is_there, {{"file", file}});
    }
    // Forms are in fewer languages than messages.
    const auto language = asked.empty() ? std::string(say.language() == "nl" ? "nl" : "en") : asked;
    const bool is_dutch = language == "nl";
    const auto text = "id = \"" + id_of(file) + "\"   # " +
                      (is_dutch ? "een korte naam voor het formulier" : "a short name of the form") + "\nlanguage = \"" +
                      language + "\"   # " +
                      (is_dutch ? "van het formulier en de resultaten: nl of en" : "of the form and its results: en or nl") +
                      "\n" + std::string(is_dutch ? dutch : english);
    files.write(file, text);
    out << say(Msg::form_is_made, {{"file", file}, {"folder", stem_of(file)}}) << "\n";
}

void write_preview(machine::Files& files, const std::string& path, const Messages& say, std::ostream& out) {
    const auto form = form_named(files, path, form::Paper::a4);
    const auto pages = form::lay_out(form, form::Paper::a4);
    form::Session session{.id = "000000", .title = form.title, .date = "2026-01-01", .form = form, .layout = pages.layout};
    session.form_hash = report::hash_of(pages, form);
    session.sheets = {{.id = "AAA", .group = ""}};
    session.secret = std::string(32, '0');
    const auto file = machine::join(machine::parent_of(path), stem_of(path) + "-preview.pdf");
    files.write(file, draw::render_pdf(report::draw_piles(session, pages, session.sheets).document));
    const auto count = say.number(pages.layout.pages.size(), Msg::page, Msg::pages);
    out << say(Msg::form_preview, {{"file", file}, {"pages", count}, {"form", path}}) << "\n";
}

} // namespace formradar::app
