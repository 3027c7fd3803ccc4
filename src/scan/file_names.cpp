// Names and endings, small letters.
#include "scan/file_names.hpp"

#include <algorithm>
#include <array>

#include "scan/words.hpp"

namespace formradar::scan {
namespace {

constexpr std::array notes_of_computers = {"thumbs.db",  "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", ".ds_store",
                                           ".directory", ".nomedia",    ".localized",        "picasa.ini",  ".picasa.ini",
                                           "icon\r",     ".gitkeep",    ".gitignore",        ".hidden",     "sync.ffs_db",
                                           ".sync",      ".stignore",   ".dropbox",          "$recycle.bin"};

struct Ending {
    NameSays says;
    std::string_view endings; // each between spaces
};

constexpr std::array table = {
    Ending{NameSays::picture,
           " jpg jpeg jpe jfif png apng tif tiff pdf heic heif hif avif webp bmp gif jp2 jpx jpf j2k jxl jb2 dng "
           "cr2 cr3 nef arw orf rw2 raf pef srw mpo pnm pbm pgm ppm tga pcx djvu djv ps eps xps oxps svg psd "},
    Ending{NameSays::film, " mov mp4 m4v 3gp 3g2 avi mkv webm mpg mpeg mts m2ts wmv flv "},
    Ending{NameSays::sound, " mp3 m4a aac wav ogg oga opus flac wma amr aiff mid "},
    Ending{NameSays::edits_of_a_photo, " aae xmp "},
    Ending{NameSays::unfinished_download, " part partial crdownload download opdownload filepart !ut aria2 bc! "},
    Ending{NameSays::in_a_cloud, " icloud "},
    Ending{NameSays::text,
           " txt log md csv tsv json jsonl xml html htm mhtml ini cfg conf toml yaml yml url webloc lnk desktop css js "
           "nfo sha256 md5 vcf ics srt "},
    Ending{NameSays::office,
           " doc docx docm dot dotx xls xlsx xlsm xlsb ppt pptx pps ppsx odt ods odp odg rtf pages numbers key "},
    Ending{NameSays::program, " exe dll msi bat cmd sh py app dmg pkg deb rpm apk jar iso so sys com ps1 vbs "},
    Ending{NameSays::data, " db sqlite sqlite3 mdb accdb dat bak~ ttf otf woff woff2 eot icc icm lrcat lrv thm idx sav pst ost "},
};

} // namespace

NameSays said_by(std::string_view file_name) {
    const auto name = lower_case(file_name);
    if (std::ranges::find(notes_of_computers, name) != notes_of_computers.end() || name.starts_with("._")) {
        return NameSays::computers_notes;
    }
    if (name.starts_with("~$") || name.starts_with(".~lock.")) {
        return NameSays::in_use;
    }
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) {
        return NameSays::nothing;
    }
    const auto ending = " " + name.substr(dot + 1) + " ";
    const auto* const found =
        std::ranges::find_if(table, [&](const Ending& row) { return row.endings.find(ending) != std::string_view::npos; });
    return found == table.end() ? NameSays::nothing : found->says;
}

} // namespace formradar::scan
