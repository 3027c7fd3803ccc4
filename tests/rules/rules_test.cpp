#include "rules.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "definitions.hpp"
#include "documents.hpp"

namespace formradar::rules {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

bool is_source(const fs::path& path) {
    return path.extension() == ".cpp" || path.extension() == ".hpp";
}
bool is_build_file(const fs::path& path) {
    return path.filename() == "CMakeLists.txt";
}

std::vector<File> files_under(const std::vector<std::string>& folders, bool (*wanted)(const fs::path&)) {
    const fs::path root = FORMRADAR_SOURCES;
    std::vector<File> files;
    for (const std::string& folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.is_regular_file() && wanted(entry.path())) {
                std::ifstream stream(entry.path());
                files.push_back(
                    {fs::relative(entry.path(), root).generic_string(), std::string(std::istreambuf_iterator<char>(stream), {})});
            }
        }
    }
    return files;
}

using Rule = std::vector<std::string> (*)(const File&);

std::vector<std::string> broken(Rule rule, const std::vector<File>& files) {
    std::vector<std::string> all;
    for (const File& file : files) {
        std::ranges::move(rule(file), std::back_inserter(all));
    }
    return all;
}

const std::vector<File>& sources() {
    static const std::vector<File> files = files_under({"src", "include"}, is_source);
    return files;
}

TEST(Rules, modules_include_only_what_they_may) {
    ASSERT_GT(sources().size(), 30U);
    EXPECT_THAT(broken(module_order, sources()), IsEmpty());
}

TEST(Rules, rooms_of_vision_include_only_those_before_them) {
    EXPECT_THAT(broken(room_order, sources()), IsEmpty());
}

TEST(Rules, libraries_stay_in_their_modules) {
    EXPECT_THAT(broken(library_homes, sources()), IsEmpty());
}

TEST(Rules, each_library_is_included_in_one_file) {
    EXPECT_THAT(library_spread(sources()), IsEmpty());
}

TEST(Rules, modules_link_only_what_they_may) {
    EXPECT_THAT(broken(linked_modules, files_under({"src"}, is_build_file)), IsEmpty());
}

TEST(Rules, a_name_is_defined_in_one_file) {
    ASSERT_GT(definitions_in(sources().front()).size() + definitions_in(sources().back()).size(), 0U);
    EXPECT_THAT(defined_twice(sources()), IsEmpty());
}

TEST(Rules, files_are_short_and_headers_say_what_they_are_for) {
    EXPECT_THAT(broken(form_of_file, files_under({"src", "include", "tests"}, is_source)), IsEmpty());
}

TEST(Rules, the_way_of_one_photo_names_functions_that_exist) {
    const auto documents = files_under({"docs"}, [](const fs::path& path) { return path.filename() == "CONTRIBUTING.md"; });
    ASSERT_THAT(documents, SizeIs(1));
    const auto names = functions_named(documents.front(), "The way of one photo");
    ASSERT_GT(names.size(), 20U);
    EXPECT_THAT(unknown_functions(names, sources()), IsEmpty());
}

TEST(Rules, what_is_said_to_show_a_number_exists) {
    const auto witnesses = witnesses_in(files_under({"tests"}, [](const fs::path& path) {
        return path.extension() == ".cpp" || path.parent_path().filename().string().starts_with("once_");
    }));
    ASSERT_GT(witnesses.at("accuracy").size(), 20U);
    ASSERT_GT(witnesses.at("once_misread").size(), 20U);
    std::vector<std::string> unknown;
    for (const File& file : sources()) {
        std::ranges::move(unknown_witnesses(file, witnesses), std::back_inserter(unknown));
    }
    EXPECT_THAT(unknown, IsEmpty());
}

TEST(Rules, nothing_is_decided_by_the_words_of_a_reason) {
    const auto scripts = files_under({"src"}, [](const fs::path& path) { return path.extension() == ".js"; });
    ASSERT_GT(scripts.size(), 5U);
    EXPECT_THAT(broken(reasons_taken_apart, sources()), IsEmpty());
    EXPECT_THAT(broken(reasons_taken_apart, scripts), IsEmpty());
}

// The rules notice what they are there for.

TEST(RulesSelfTest, a_module_that_looks_up_is_named) {
    const File file{"src/vision/a.cpp",
                    "// A.\n#include \"formradar/core/image.hpp\"\n#include \"formradar/read/reading.hpp\"\n"};
    EXPECT_THAT(module_order(file), ElementsAre("src/vision/a.cpp:3: vision may not include formradar/read/reading.hpp"));
}

TEST(RulesSelfTest, a_private_header_of_another_module_is_named) {
    const File file{"src/app/a.cpp", "#  include  \"vision/mat.hpp\"\n#include \"app/own.hpp\"\n#include \"own.hpp\"\n"};
    EXPECT_THAT(module_order(file), ElementsAre(HasSubstr("private to vision")));
}

TEST(RulesSelfTest, a_folder_that_is_no_module_is_named) {
    EXPECT_THAT(module_order({"src/utils/a.cpp", ""}), ElementsAre(HasSubstr("no module utils")));
}

TEST(RulesSelfTest, a_room_that_looks_ahead_is_named) {
    EXPECT_THAT(room_order({"include/formradar/vision/page/a.hpp", "// A.\n#include \"formradar/vision/ink/ink.hpp\"\n"}),
                ElementsAre("include/formradar/vision/page/a.hpp:2: page comes before ink"));
    EXPECT_THAT(room_order({"src/vision/evidence/a.cpp", "#include \"vision/ink/a.hpp\"\n#include \"vision/page/mat.hpp\"\n"}),
                IsEmpty());
    EXPECT_THAT(room_order({"src/read/a.cpp", "#include \"formradar/vision/evidence/measure.hpp\"\n"}), IsEmpty());
}

TEST(RulesSelfTest, a_library_away_from_home_is_named) {
    EXPECT_THAT(library_homes({"src/read/a.cpp", "#include <vector>\n#include <opencv2/core.hpp>\n"}),
                ElementsAre("src/read/a.cpp:2: OpenCV belongs in src/vision/"));
    EXPECT_THAT(library_homes({"src/app/a.cpp", "#include <CLI/CLI.hpp>\n"}),
                ElementsAre("src/app/a.cpp:1: CLI11 belongs in src/app/options/"));
    EXPECT_THAT(library_homes({"src/app/options/a.cpp", "#include <CLI/CLI.hpp>\n"}), IsEmpty());
    EXPECT_THAT(library_homes({"include/formradar/vision/a.hpp", "#include <opencv2/core.hpp>"}),
                ElementsAre(HasSubstr("public header")));
    EXPECT_THAT(library_homes({"src/results/a.cpp", "#include <curl/curl.h>"}), ElementsAre(HasSubstr("no library")));
    EXPECT_THAT(library_homes({"src/results/a.cpp", "#include <unistd.h>"}), SizeIs(1));
    EXPECT_THAT(library_homes({"src/machine/a.cpp", "#include <unistd.h>\n#include <sys/stat.h>"}), IsEmpty());
}

TEST(RulesSelfTest, a_library_in_two_files_is_named) {
    const std::string text = "#include <hpdf.h>";
    EXPECT_THAT(library_spread({{"src/draw/a.cpp", text}, {"src/draw/b.cpp", text}}),
                ElementsAre("libharu is included in more than one file: src/draw/a.cpp src/draw/b.cpp"));
    const std::string everywhere = "#include <CLI/CLI.hpp>";
    EXPECT_THAT(library_spread({{"src/app/options/a.cpp", everywhere}, {"src/app/options/b.cpp", everywhere}}), IsEmpty());
}

TEST(RulesSelfTest, a_forbidden_link_is_named) {
    const File file{"src/scan/CMakeLists.txt", "formradar_module(scan SOURCES a.cpp\n  USES core vision\n  LIBRARIES form)\n"};
    EXPECT_THAT(linked_modules(file), ElementsAre("src/scan/CMakeLists.txt:1: scan may not link vision"));
}

TEST(RulesSelfTest, a_header_without_its_sentence_and_a_long_file_are_named) {
    EXPECT_THAT(form_of_file({"src/core/a.hpp", "#include <vector>\n"}), SizeIs(2));
    EXPECT_THAT(form_of_file({"src/core/a.cpp", "// A.\n" + std::string(400, '\n')}), ElementsAre(HasSubstr("longer than")));
    EXPECT_THAT(form_of_file({"src/core/a.cpp", "#include <vector>\n"}), ElementsAre(HasSubstr("what the source does")));
    EXPECT_THAT(form_of_file({"tests/core/a.cpp", "#include <vector>\n"}), IsEmpty());
}

TEST(RulesSelfTest, a_reason_that_is_compared_or_looked_into_is_named) {
    for (const auto* line : {"if (score.reason == \"two marks\") {", "words_of(reading.reason).starts_with(\"box\")",
                             "return words_of(refusal.error().detail) != \"\";", "refusal.detail.find(\"JPEG\")",
                             "const bare = reason.replace(/[0-9]+/g, '#');", "if (doubt.reason.text === 'black') {"}) {
        EXPECT_THAT(reasons_taken_apart({"src/a", line}),
                    ElementsAre("src/a:1: the words of a reason decide something: its cause does"))
            << line;
    }
    for (const auto* line : {"score.reason.empty()", "if (reading.reason.cause == Cause::all_black) {",
                             "reason_json(score.reason, \"nl\")", "text += words_of(reading.reason, language) + \"\\n\";"}) {
        EXPECT_THAT(reasons_taken_apart({"src/a", line}), IsEmpty()) << line;
    }
}

TEST(RulesSelfTest, what_no_longer_shows_a_number_is_named) {
    const auto witnesses =
        witnesses_in({{"tests/read/judge_test.cpp", "TEST(JudgeRow, one_is) {}\nTEST_P(EmptyRow,\n       two_is) {}"},
                      {"tests/read/once_misread/a_hair.txt", "ink"},
                      {"tests/support/conditions.cpp", "{.name = \"damage\", .words"}});
    const auto named = [&](const std::string& comment) { return unknown_witnesses({"src/a.cpp", comment}, witnesses); };
    EXPECT_THAT(named("// Shown by judge_test: one_is,\n    // two_is; once_misread: a_hair; accuracy: damage.\nint a;"),
                IsEmpty());
    EXPECT_THAT(named("// Shown by judge_test: one_is, three_is."), SizeIs(1));
    EXPECT_THAT(named("// Shown by judge_box_test: one_is."), SizeIs(1));
    EXPECT_THAT(named("// Shown by judge_test."), SizeIs(1));
    EXPECT_THAT(named("// Tried by judge_test: one_is. Shown by once_misread: a_speck."), SizeIs(1));
    EXPECT_THAT(named("// Shown by accuracy: photo; judge_test: one_is."), SizeIs(1));
    EXPECT_THAT(named("int a = 1; // Shown by accuracy: damage"), ElementsAre(HasSubstr("no end")));
}

TEST(RulesSelfTest, a_function_that_is_no_more_is_named) {
    const File document{"docs/a.md",
                        "## One\n`before(`\n## The way\n`read_on` and `Box::open`, in a `Layout` of `a.toml`\n## Next\n`end_of`"};
    const auto names = functions_named(document, "The way");
    EXPECT_THAT(names, ElementsAre("read_on", "Box::open"));
    const File source{"src/core/a.cpp", "// A.\nint Box::open(int) {}\nint read_once(int);\nint not_read_on(int);\n"};
    EXPECT_THAT(unknown_functions(names, {source}), ElementsAre("no function read_on"));
}

} // namespace
} // namespace formradar::rules
