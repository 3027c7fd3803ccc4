// What people are told of files that are no picture, and whether they have to do something about them.
#include "scan/other_file.hpp"

#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "scan/make_zip.hpp"
#include "scan/zip_entries.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_literals;

struct Told {
    RefusalKind kind;
    std::string words;
    bool operator==(const Told&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Told& told) {
    return out << (told.kind == RefusalKind::no_scan ? "no scan" : "to be looked at") << ": " << told.words;
}

Told told(const std::string& bytes, std::string_view name = "") {
    auto refusal = refusal_of_other(bytes, name);
    return {refusal.kind, words_of(refusal.detail)};
}

Told no_scan(const std::string& words) {
    return {RefusalKind::no_scan, "not a picture: " + words};
}

Told asks(const std::string& words) {
    return {RefusalKind::unreadable, words};
}

const std::string film =
    "\0\0\0\x14"
    "ftypqt  \0\0\0\0qt  "s;
const std::string edits = "<?xml version=\"1.0\"?><plist><dict><key>adjustmentFormatIdentifier</key></dict></plist>";

TEST(OtherFile, what_phones_lay_beside_their_pictures_asks_for_nothing) {
    EXPECT_EQ(told(film, "IMG_0001.MOV"), no_scan("a film, as phones lay one beside each live photo"));
    EXPECT_EQ(told("\0\0\0\x18"
                   "ftypmp42"s,
                   "MVIMG_2.mp4"),
              no_scan("a film, as phones lay one beside each live photo"));
    EXPECT_EQ(told("\0\0\0\x08wide\0\0\1\0mdat"s, "old.mov"), no_scan("a film, as phones lay one beside each live photo"));
    EXPECT_EQ(told(edits, "IMG_0001.AAE"), no_scan("what was changed in a photo"));
    EXPECT_EQ(told("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", "IMG_1.xmp"), no_scan("what was changed in a photo"));
    EXPECT_EQ(told("bplist00\x1\x2\x3"s, "IMG_0001.AAE"), no_scan("what was changed in a photo"));
    EXPECT_EQ(told("{\"title\": \"IMG_0001.jpg\"}", "IMG_0001.jpg.json"), no_scan("a text file"));
}

TEST(OtherFile, what_computers_lay_into_folders_asks_for_nothing) {
    const auto notes = no_scan("a computer's notes on the folder or on another file");
    EXPECT_EQ(told("\xD0\xCF\x11\xE0 256.jpg", "Thumbs.db"), notes);
    EXPECT_EQ(told("[.ShellClassInfo]", "desktop.ini"), notes);
    EXPECT_EQ(told("\0\0\0\1Bud1"s, ".DS_Store"), notes);
    EXPECT_EQ(told("", ".nomedia"), notes);
    EXPECT_EQ(told("\0\x05\x16\x07"s, "._scan.jpg"), notes);
    EXPECT_EQ(told("\x0Anna", "~$formulieren.docx"), no_scan("what a program laid beside a file that it had open"));
    EXPECT_EQ(told(",anna,", ".~lock.formulieren.odt#"), no_scan("what a program laid beside a file that it had open"));
}

TEST(OtherFile, downloads_that_are_not_complete_say_what_to_do) {
    for (const auto* name : {"scan.pdf.part", "Unconfirmed 1.crdownload", "scan.jpg.download", "scan.pdf.PARTIAL"}) {
        EXPECT_EQ(told("\x89PN", name), (Told{RefusalKind::no_scan, words_of({Cause::not_complete_yet})})) << name;
    }
}

TEST(OtherFile, what_is_still_being_copied_under_a_name_of_its_own_says_what_to_do) {
    for (const auto* name : {"scan.jpg.tmp", ".pending-1700000000-IMG_3.jpg", ".goutputstream-X1Y2Z3", ".IMG_5.jpg.aBcDeF",
                             ".syncthing.IMG_6.jpg.tmp", "~syncthing~IMG_7.jpg.tmp", "scan.pdf.sb-1a2b3c4d-Xy9",
                             ".fuse_hidden0000012300000001", ".nfs000000000012"}) {
        EXPECT_EQ(told("\x89PN", name), (Told{RefusalKind::no_scan, words_of({Cause::not_complete_yet})})) << name;
        EXPECT_TRUE(is_unfinished_download(name)) << name;
    }
    for (const auto* name : {"IMG_5.jpg.aBcDeF", ".hidden.abcdef", "scan.jpg", ".scan.jpg", "a.sb.jpg", "temp", "tmp.jpg"}) {
        EXPECT_FALSE(is_unfinished_download(name)) << name;
    }
}

TEST(OtherFile, what_network_drives_and_editors_leave_asks_for_nothing) {
    const auto notes = no_scan("a computer's notes on the folder or on another file");
    EXPECT_EQ(told("\1\2\3", "IMG_1.jpg@SynoEAStream"), notes);
    EXPECT_EQ(told("", ".com.apple.timemachine.donotpresent"), notes);
    EXPECT_EQ(told("", ".metadata_never_index"), notes);
    EXPECT_EQ(told("", ".anything"), notes) << "hidden, and nothing in it";
    EXPECT_EQ(told("", "anything"), asks("an empty file"));
    const auto beside = no_scan("what a program laid beside a file that it had open");
    EXPECT_EQ(told("b0VIM 8.2\0\0"s, ".notes.txt.swp"), beside);
    EXPECT_EQ(told("\0\0\1"s, "catalogue.lock"), beside);
    EXPECT_EQ(told("\x37\x7F\x06\x82"s, "photos.db-wal"), no_scan("a program's data"));
    EXPECT_EQ(told("G\x40\x11\x10\0"s, "00001.ts"), no_scan("a film"));
}

TEST(OtherFile, a_mail_as_outlook_packs_it_is_looked_at) {
    for (const auto* name : {"winmail.dat", "ATT00001.dat", "noname"}) {
        EXPECT_EQ(told("\x78\x9F\x3E\x22\1\0"s + std::string(900, 'x'), name),
                  asks("an e-mail message with attachments; save them as files"));
    }
}

TEST(OtherFile, texts_and_documents_ask_for_nothing) {
    EXPECT_EQ(told("Beste mensen,\nhierbij"), no_scan("a text file"));
    EXPECT_EQ(told("BMI is a text that starts like a picture"), no_scan("a text file"));
    EXPECT_EQ(told("2026-11-28 scan started\n", "scanner.log"), no_scan("a text file"));
    EXPECT_EQ(told("<!DOCTYPE html><html>", "index.html"), no_scan("a web page (HTML)"));
    EXPECT_EQ(told(make_zip({{"word/document.xml", 900}, {"word/media/logo.png", 8'000}})), no_scan("a Word document"));
    EXPECT_EQ(told("PK\3\4....xl/workbook.xml"), no_scan("an Excel workbook"));
    EXPECT_EQ(told("MZ\x90\0\3"s, "setup.exe"), no_scan("a program"));
    EXPECT_EQ(told("From: a@b\nMIME-Version: 1.0\n\nDag"), no_scan("an e-mail message"));
}

TEST(OtherFile, where_sheets_may_be_inside_it_is_said_how_to_get_them_out) {
    EXPECT_EQ(told(make_zip({{"a/IMG_1.JPG", 900'000}, {"a/IMG_2.heic", 1}, {"read me.txt", 4}})),
              asks("a ZIP archive with 2 pictures or documents in it: unpack it first"));
    EXPECT_EQ(told(make_zip({{"inside.zip", 400}})), asks("a ZIP archive with 1 other archive in it: unpack them first"));
    EXPECT_EQ(told(make_zip({{"read me.txt", 4}})), no_scan("a ZIP archive without pictures"));
    EXPECT_EQ(told(make_zip({{"a.jpg", 4}}).substr(0, 20)),
              asks("a ZIP archive that is cut short: copy it again, and unpack it"));
    EXPECT_EQ(told("Rar!\x1A\7"), asks("a RAR archive: unpack it first"));
    EXPECT_EQ(told(make_zip({{"word/document.xml", 900}, {"word/media/image1.jpeg", 700'000}})),
              asks("a Word document with 1 picture in it: where these are sheets, save it as PDF"));
    EXPECT_EQ(told("From: a@b\nMIME-Version: 1.0\nContent-Type: image/jpeg; name=x.jpg\n\n"),
              asks("an e-mail message with attachments; save them as files"));
}

TEST(OtherFile, as_large_as_the_smallest_scan_is_looked_at) {
    const auto word = [](const std::string& path, std::uint32_t bytes) {
        return told(make_zip({{"word/document.xml", 900}, {path, bytes}}));
    };
    for (const auto* path : {"word/media/image1.png", "word/media/image1.tiff", "word/embeddings/scan.pdf"}) {
        EXPECT_EQ(word(path, 12'494).kind, RefusalKind::unreadable) << path;
        EXPECT_EQ(word(path, 9'000), no_scan("a Word document")) << path;
    }
    for (const auto* path : {"docProps/thumbnail.jpeg", "Thumbnails/thumbnail.png"}) {
        EXPECT_EQ(word(path, 40'000), no_scan("a Word document")) << path;
    }
    EXPECT_EQ(told(make_zip({{"verslag.docx", 90'000}})), asks("a ZIP archive with 1 Office document in it: unpack it first"));
    EXPECT_EQ(told(make_zip({{"scans.tgz", 90'000}})), asks("a ZIP archive with 1 other archive in it: unpack them first"));
}

TEST(OtherFile, an_old_word_document_with_pictures_is_looked_at) {
    using namespace std::string_literals;
    const auto head = "\xD0\xCF\x11\xE0"s + std::string(30'000, 'x') + "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s;
    EXPECT_EQ(told(head + "\xFF\xD8\xFF\xE0" + std::string(40'000, 'x')),
              asks("a Word document with 1 picture in it: where these are sheets, save it as PDF"));
    EXPECT_EQ(told(head + "\x89PNG\r\n" + std::string(2'000, 'x')), no_scan("a Word document"));
    EXPECT_EQ(told(head + std::string(40'000, 'x')), no_scan("a Word document"));
}

TEST(OtherFile, that_only_stands_for_a_photo_in_a_cloud_says_how_to_get_it) {
    for (const auto* name : {".IMG_0001.HEIC.icloud", "IMG_0001.jpg.icloud"}) {
        EXPECT_EQ(told("bplist00\x1\x2"s, name),
                  asks("this stands for a file in iCloud that is not on this computer: download it, and run this again"));
    }
}

TEST(OtherFile, with_pictures_in_it_that_its_kind_does_not_promise_is_looked_at) {
    const std::string large(70'000, 'x');
    EXPECT_EQ(told("<html><img src=\"data:image/jpeg;base64," + large).kind, RefusalKind::unreadable);
    EXPECT_EQ(told("<html><img src=\"logo.png\">" + large), no_scan("a web page (HTML)"));
    EXPECT_EQ(told("{\\rtf1{\\pict\\jpegblip " + large).kind, RefusalKind::unreadable);
    EXPECT_EQ(told("{\\rtf1 Beste mensen"), no_scan("a Word (RTF) document"));
    EXPECT_EQ(told(make_zip({{"IMG_1", 900'000}, {"IMG_2", 900'000}})),
              asks("a ZIP archive with 2 files of unknown kind in it: unpack it first"));
}

TEST(OtherFile, pictures_that_are_not_supported_say_what_would_be) {
    EXPECT_EQ(told("GIF89a", "scan.gif").kind, RefusalKind::unreadable);
    EXPECT_EQ(told("P6\n2480 3508\n255\n", "scan.ppm"), asks("a PNM picture, which is not supported; save it as PNG"));
    EXPECT_EQ(told("BM\1\2\3\4", "scan.bmp").kind, RefusalKind::unreadable);
    EXPECT_EQ(told("%!PS-Adobe-3.0", "fax.ps").kind, RefusalKind::unreadable);
    EXPECT_EQ(told("FUJIFILMCCD-RAW 0201", "a.raf").kind, RefusalKind::unreadable);
}

TEST(OtherFile, what_may_have_been_a_picture_is_looked_at) {
    EXPECT_EQ(told("", "scan.jpg"), asks("an empty file"));
    EXPECT_EQ(told(""), asks("an empty file"));
    EXPECT_EQ(told(std::string(5000, '\0'), "scan.jpg"), asks("the file holds only zeros, as if its copying was cut short"));
    EXPECT_EQ(told("\1\2\3\4", "scan.tif"),
              asks("not a picture of a kind that is known; if it is one, save it as JPEG, PNG or PDF"));
    EXPECT_EQ(told("<html>Sign in", "scan.pdf"), asks("called a picture, but it is a web page (HTML): copy or fetch it again"));
    EXPECT_EQ(told(film, "IMG_1.jpg"), asks("called a picture, but it is a film: copy or fetch it again"));
    EXPECT_EQ(told("", "notes.txt"), no_scan("a text file"));
}

TEST(ZipEntries, of_damaged_archives_are_what_could_be_read) {
    const auto zip = make_zip({{"a.jpg", 7}, {"b.jpg", 9}});
    ASSERT_TRUE(zip_entries(zip));
    EXPECT_EQ(*zip_entries(zip), (std::vector<ZipEntry>{{"a.jpg", 7}, {"b.jpg", 9}}));
    for (std::size_t at = 0; at < zip.size(); ++at) {
        auto damaged = zip;
        damaged[at] = '\xFF';
        EXPECT_LE(zip_entries(damaged).value_or(std::vector<ZipEntry>{}).size(), 2U);
    }
    EXPECT_FALSE(zip_entries(""));
}

} // namespace
} // namespace formradar::scan
