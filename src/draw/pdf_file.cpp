// The parts of a PDF file that belong to no single page: fonts, opacities, pictures, its description.
#include "pdf_file.hpp"

#include <cstdlib>
#include <new>
#include <span>
#include <utility>

#include "font_bytes.hpp"
#include "formradar/core/no_memory.hpp"
#include "formradar/draw/text.hpp"
#include "pack.hpp"

namespace formradar::draw {
namespace {

// Which letter each code of a font is. libharu's codes are those of UTF-16, but its table says so in words that belong to another
// kind of table, and viewers may copy nothing. A range of this kind may only differ in the last byte, and a block has at most
// 100.
std::string letters_of_codes() {
    std::string table =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr unsigned block = 64;
    for (unsigned high = 0; high < 256; ++high) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const std::string byte{digits[high / 16], digits[high % 16]};
        table += high % block == 0 ? std::to_string(block) + " beginbfrange\n" : "";
        table += "<" + byte + "00> <" + byte + "FF> <" + byte + "00>\n";
        table += high % block == block - 1 ? "endbfrange\n" : "";
    }
    return table + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// libharu has a function for font files only; this is what it does with one. `number` makes the tag of the font's subset, from 1.
const char* add_font(HPDF_Doc doc, std::span<const unsigned char> bytes, std::size_t number) {
    HPDF_Stream stream = HPDF_MemStream_New(doc->mmgr, static_cast<HPDF_UINT>(bytes.size()));
    if (stream == nullptr) {
        return nullptr;
    }
    if (HPDF_Stream_Write(stream, bytes.data(), static_cast<HPDF_UINT>(bytes.size())) != HPDF_OK) {
        HPDF_Stream_Free(stream);
        return nullptr;
    }
    HPDF_FontDef font = HPDF_TTFontDef_Load(doc->mmgr, stream, HPDF_TRUE); // takes the stream
    if (font == nullptr || HPDF_List_Add(doc->fontdef_list, font) != HPDF_OK) {
        return nullptr;
    }
    std::string tag = "HPDFAA";
    tag.back() = static_cast<char>('A' + number - 1);
    HPDF_TTFontDef_SetTagName(font, tag.data());
    return font->base_font;
}

void name_letters(HPDF_Font font) {
    if (void* item = font == nullptr ? nullptr : HPDF_Dict_GetItem(font, "ToUnicode", HPDF_OCLASS_DICT)) {
        HPDF_Stream stream = static_cast<HPDF_Dict>(item)->stream;
        HPDF_MemStream_FreeData(stream);
        HPDF_Stream_WriteStr(stream, letters_of_codes().c_str());
    }
}

// libharu goes on with a null pointer where there is no memory, and then crashes. The exception passes through its C code, which
// leaves a document that may not even be freed.
thread_local bool has_no_memory = false;

void* memory_or_end(HPDF_UINT size) {
    if (void* const memory = std::malloc(size)) {
        return memory;
    }
    has_no_memory = true;
    throw std::bad_alloc();
}

} // namespace

void PdfFile::Closer::operator()(HPDF_Doc doc) const {
    if (!std::exchange(has_no_memory, false)) {
        HPDF_Free(doc);
    }
}

PdfFile::PdfFile() : doc_(HPDF_NewEx(nullptr, memory_or_end, std::free, 0, nullptr)) {
    if (!doc_) {
        throw NoMemory();
    }
    HPDF_UseUTFEncodings(doc());
    HPDF_SetCompressionMode(doc(), HPDF_COMP_ALL);
}

HPDF_Page PdfFile::add_page(Size<Mm> paper) {
    HPDF_Page page = HPDF_AddPage(doc());
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(paper.width * points_per_mm));
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(paper.height * points_per_mm));
    check(); // libharu leaks what it cannot add any more
    return page;
}

HPDF_Font PdfFile::font(Font which) {
    HPDF_Font& font = fonts_[which];
    if (font == nullptr) {
        const char* const name = add_font(doc(), bytes_of(which), fonts_.size());
        font = name == nullptr ? nullptr : HPDF_GetFont(doc(), name, "UTF-8");
        if (font == nullptr) {
            throw NoMemory();
        }
        name_letters(font);
    }
    return font;
}

HPDF_ExtGState PdfFile::opacity(double alpha) {
    HPDF_ExtGState& state = opacities_[alpha];
    if (state == nullptr) {
        state = HPDF_CreateExtGState(doc());
        HPDF_ExtGState_SetAlphaFill(state, static_cast<HPDF_REAL>(alpha));
        HPDF_ExtGState_SetAlphaStroke(state, static_cast<HPDF_REAL>(alpha));
    }
    return state;
}

HPDF_Image PdfFile::add_image(const GrayImage& image) {
    const PackedImage packed = packed_image(image);
    return HPDF_LoadRawImageFromMem(doc(), packed.bytes.data(), static_cast<HPDF_UINT>(image.width()),
                                    static_cast<HPDF_UINT>(image.height()), HPDF_CS_DEVICE_GRAY,
                                    static_cast<HPDF_UINT>(packed.bits));
}

void PdfFile::describe(const std::string& title, const std::string& language) {
    HPDF_SetCurrentEncoder(doc(), "UTF-8");
    HPDF_SetInfoAttr(doc(), HPDF_INFO_TITLE, title.c_str());
    HPDF_SetInfoAttr(doc(), HPDF_INFO_CREATOR, "Formradar");
    HPDF_Dict_Add(doc()->catalog, "Lang", HPDF_String_New(doc()->mmgr, language.c_str(), nullptr));
    // This makes the dictionary of preferences; printed forms must not be shrunk to the printer's margins.
    HPDF_SetViewerPreference(doc(), HPDF_PRINT_SCALING_NONE);
    if (void* preferences = HPDF_Dict_GetItem(doc()->catalog, "ViewerPreferences", HPDF_OCLASS_DICT)) {
        HPDF_Dict_AddBoolean(static_cast<HPDF_Dict>(preferences), "DisplayDocTitle", HPDF_TRUE);
    }
}

void PdfFile::check() {
    if (const HPDF_STATUS status = HPDF_GetError(doc()); status != HPDF_OK && status != HPDF_STREAM_EOF) {
        throw Error("the PDF could not be made: libharu's error " + std::to_string(status) + ", detail " +
                    std::to_string(HPDF_GetErrorDetail(doc())));
    }
}

std::string PdfFile::bytes() {
    HPDF_SaveToStream(doc());
    std::string bytes(HPDF_GetStreamSize(doc()), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(doc(), reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    check();
    return bytes;
}

} // namespace formradar::draw
