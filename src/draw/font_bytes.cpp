// The assembler takes the files in; CMakeLists.txt says where they are.
#include "font_bytes.hpp"

// NOLINTBEGIN: names for the assembler
#define FORMRADAR_FONT(name, file)      \
    __asm__(                            \
        ".pushsection .rodata, \"a\"\n" \
        ".balign 16\n" name             \
        "_begin:\n"                     \
        ".incbin \"" file "\"\n" name   \
        "_end:\n"                       \
        ".byte 0\n"                     \
        ".popsection\n")

FORMRADAR_FONT("formradar_font_regular", FORMRADAR_FONT_REGULAR);
FORMRADAR_FONT("formradar_font_bold", FORMRADAR_FONT_BOLD);
FORMRADAR_FONT("formradar_font_italic", FORMRADAR_FONT_ITALIC);

extern "C" {
[[gnu::visibility("hidden")]] extern const unsigned char formradar_font_regular_begin[], formradar_font_regular_end[];
[[gnu::visibility("hidden")]] extern const unsigned char formradar_font_bold_begin[], formradar_font_bold_end[];
[[gnu::visibility("hidden")]] extern const unsigned char formradar_font_italic_begin[], formradar_font_italic_end[];
}
// NOLINTEND

namespace formradar::draw {

std::span<const unsigned char> bytes_of(Font font) {
    switch (font) {
        case Font::regular:
            return {formradar_font_regular_begin, formradar_font_regular_end};
        case Font::bold:
            return {formradar_font_bold_begin, formradar_font_bold_end};
        case Font::italic:
            return {formradar_font_italic_begin, formradar_font_italic_end};
    }
    return {};
}

} // namespace formradar::draw
