// All files of the manual, where a package has them.
#include "app/manual/pages.hpp"
#include "app/version.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app::manual {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

std::vector<ManualFile> all_manual_files() {
    const auto program = whole_program();
    std::vector<std::string> forms;
    for (const auto& form : form::builtin_forms()) {
        forms.emplace_back(form.name);
    }
    std::vector<ManualFile> files;
    for (auto& page : manual_pages(program, program_version())) {
        files.push_back({.name = "man/" + page.name, .text = std::move(page.text)});
    }
    files.push_back({.name = "bash/formradar", .text = bash_completion(program, forms)});
    files.push_back({.name = "zsh/_formradar", .text = zsh_completion(program, forms)});
    files.push_back({.name = "fish/formradar.fish", .text = fish_completion(program, forms)});
    return files;
}

void write_files(const std::string& folder, machine::Files& files) {
    for (const auto& file : all_manual_files()) {
        const auto path = machine::join(folder, file.name);
        files.make_folder(machine::parent_of(path));
        files.write(path, file.text);
    }
}

} // namespace formradar::app::manual
