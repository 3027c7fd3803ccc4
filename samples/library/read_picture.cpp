// Reads one picture of a filled-in sheet and prints its scores. Usage: read_picture SESSION.toml PICTURE
#include <formradar/form/session.hpp>
#include <formradar/read/read_page.hpp>
#include <formradar/record/reason_words.hpp>
#include <formradar/scan/open.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

std::string content(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int main(int count, char** words) try {
    const auto session = count == 3 ? words[1] : "samples/session.toml",
               picture = count == 3 ? words[2] : "samples/scans/scan-0001.jpg";
    const formradar::read::Catalog catalog{.sessions = {formradar::form::parse_session(content(session), session)}};
    const auto bytes = content(picture); // outlives the file that is opened in it
    const auto file = formradar::scan::ScanFile::open(bytes);
    const auto page = file ? file->page(1) : formradar::Unexpected{file.error()};
    if (!page) {
        throw formradar::Error(formradar::record::words_of(page.error().detail));
    }
    for (const auto& sheet : formradar::read::read_picture(page->image, catalog)) {
        std::cout << "sheet " << sheet.reading.sheet << ": " << formradar::record::name_of(sheet.reading.status) << "\n";
        for (const auto& score : sheet.reading.scores) {
            std::cout << score.statement << " " << (score.needs_review || !score.score ? "?" : std::to_string(*score.score))
                      << "\n";
        }
    }
} catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
}
