// Files that lie in PDF files: portfolios, notes with a file, attachments of attachments.
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_pdf.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

struct Attachment {
    std::string name;
    std::string bytes;
};

// A white page; the first attachment's object is the sixth.
std::string portfolio(const std::vector<Attachment>& attachments, bool as_notes = false) {
    PdfMore more;
    std::string listed;
    std::string notes;
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const auto reference = std::to_string(6 + i) + " 0 R";
        const auto file =
            "<< /Type /Filespec /UF (" + attachments[i].name + ") /EF << /F " + reference + " /UF " + reference + " >> >>";
        listed += "(" + std::to_string(i) + ") " + file + " ";
        notes += "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS " + file + " >> ";
        more.objects.push_back(stream("/Type /EmbeddedFile", attachments[i].bytes));
    }
    PdfPage page{.picture = {.dictionary = "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", .data = "\xFF"}};
    if (as_notes) {
        page.more = "/Annots [" + notes + "]";
    } else {
        more.catalogue = "/Names << /EmbeddedFiles << /Kids [<< /Names [" + listed + "] >>] >> >>";
    }
    return make_pdf({page}, more);
}

const std::string picture = encode_png(slope(40, 50));

TEST(PdfAttachments, pictures_and_documents_are_pages_after_the_pdfs_own) {
    const auto inner = make_pdf({{{"/Width 4 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "abcd"}},
                                 {{"/Width 3 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "abc"}}});
    const auto bytes = portfolio({{"a.png", picture}, {"b.pdf", inner}});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 4);
    EXPECT_EQ(file->page(2)->image, slope(40, 50));
    EXPECT_EQ(file->page(4)->image.width(), 3);
    EXPECT_EQ(file->page(3)->image.width(), 4);
    EXPECT_EQ(file->page(2)->image.width(), 40);
    EXPECT_FALSE(file->page(5));
}

TEST(PdfAttachments, of_notes_on_a_page) {
    const auto bytes = portfolio({{"a.png", picture}}, true);
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_EQ(file->page(2)->image, slope(40, 50));
}

TEST(PdfAttachments, what_is_no_picture_is_named) {
    const auto bytes = portfolio({{"notulen.txt", "Beste mensen"}, {"scan.jpg", "\xFF\xD8\xFF\xE0 and no more"}});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 3);
    EXPECT_EQ(
        file->page(2).error(),
        (Refusal{RefusalKind::no_scan,
                 {Cause::attached, {std::string("notulen.txt"), within({Cause::no_picture, {within({Cause::text_file})}})}}}));
    EXPECT_EQ(file->page(3).error().kind, RefusalKind::unreadable);
    EXPECT_TRUE(words_of(file->page(3).error().detail).starts_with("attached file scan.jpg: ")) << file->page(3).error().detail;
}

TEST(PdfAttachments, within_attachments_are_found_to_a_depth_and_then_named) {
    auto bytes = portfolio({{"a.png", picture}});
    for (int depth = 0; depth < 2; ++depth) {
        bytes = portfolio({{"more.pdf", bytes}});
    }
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 4);
    EXPECT_EQ(file->page(4)->image, slope(40, 50));
    const auto deeper = portfolio({{"more.pdf", portfolio({{"more.pdf", bytes}})}});
    const auto deep = ScanFile::open(deeper);
    ASSERT_TRUE(deep);
    EXPECT_EQ(deep->page(deep->pages()).error().kind, RefusalKind::unreadable);
}

TEST(PdfAttachments, a_list_that_leads_round_in_a_circle_ends) {
    PdfMore more{.catalogue = "/Names << /EmbeddedFiles 6 0 R >>", .objects = {"<< /Kids [6 0 R 6 0 R] >>"}};
    const auto bytes = make_pdf({{{"/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\xFF"}}}, more);
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_GE(file->pages(), 1);
}

} // namespace
} // namespace formradar::scan
