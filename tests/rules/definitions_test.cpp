// The walk finds what a linker sees, and a name that is planted twice.
#include "definitions.hpp"

#include <gmock/gmock.h>

namespace formradar::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> names_in(const std::string& text) {
    std::vector<std::string> names;
    for (const auto& definition : definitions_in({"src/a/a.cpp", text})) {
        names.push_back(definition.name);
    }
    return names;
}

TEST(Definitions, types_and_functions_of_a_named_namespace_are_seen) {
    EXPECT_THAT(names_in("namespace formradar::form {\nstruct Sheet {\n  int a = 0;\n};\nenum class Paper { a4 };\n"
                         "int lay_out(const Form& form,\n    Paper paper) {\n  if (a) { b(); }\n  return 1;\n}\n}\n"),
                ElementsAre("formradar::form::Sheet", "formradar::form::Paper",
                            "formradar::form::lay_out(const Form& form, Paper paper)"));
}

TEST(Definitions, declarations_unnamed_namespaces_texts_and_comments_are_passed_over) {
    EXPECT_THAT(
        names_in("namespace formradar {\nstruct Later;\nint later(int);\nnamespace {\nstruct Own {};\nint own() { return 1; }\n"
                 "} // namespace\n// struct Commented {};\nconst char* text = \"struct Text {\";\n}\n"),
        IsEmpty());
}

TEST(Definitions, nothing_inside_of_a_class_or_a_function_is_seen) {
    EXPECT_THAT(names_in("namespace a {\nclass Outer {\n  struct Inner {};\n  int f() { return 1; }\n};\n"
                         "void g() { struct Local {}; }\n}\n"),
                ElementsAre("a::Outer", "a::g()"));
}

TEST(Definitions, a_name_planted_in_two_files_is_named) {
    const File one{"src/form/a.hpp", "namespace formradar {\nstruct Sheet { int a; };\n}\n"};
    const File two{"src/vision/b.hpp", "namespace formradar {\nclass Sheet final : public Base {\n};\n}\n"};
    EXPECT_THAT(defined_twice({one, two}),
                ElementsAre("formradar::Sheet is defined in more than one file: src/form/a.hpp src/vision/b.hpp"));
    const File three{"src/a.cpp", "namespace formradar::form {\nint f(int a) { return a; }\n}\n"};
    const File four{"src/b.cpp", "namespace formradar::form {\nint f(int a) { return -a; }\n}\n"};
    EXPECT_THAT(defined_twice({three, four}), ElementsAre(HasSubstr("formradar::form::f(int a)")));
    EXPECT_THAT(defined_twice({one, three}), IsEmpty());
}

} // namespace
} // namespace formradar::rules
