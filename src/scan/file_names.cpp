// Names and endings, small letters.
#include "scan/file_names.hpp"

#include <algorithm>
#include <array>

#include "scan/words.hpp"

namespace formradar::scan {
namespace {

constexpr std::array notes_of_computers = {"thumbs.db",
                                           "ehthumbs.db",
                                           "ehthumbs_vista.db",
                                           "desktop.ini",
                                           ".ds_store",
                                           ".directory",
                                           ".nomedia",
                                           ".localized",
                                           "picasa.ini",
                                           ".picasa.ini",
                                           "icon\r",
                                           ".gitkeep",
                                           ".gitignore",
                                           ".hidden",
                                           "sync.ffs_db",
                                           ".sync",
                                           ".stignore",
                                           ".dropbox",
                                           "$recycle.bin",
                                           ".apdisk",
                                           ".volumeicon.icns",
                                           ".metadata_never_index",
                                           ".fseventsd",
                                           ".trashes"};

struct Ending {
    NameSays says;
    std::string_view endings; // each between spaces
};

constexpr std::array table = {
    Ending{NameSays::picture,
           " jpg jpeg jpe jfif png apng tif tiff pdf heic heif hif avif webp bmp gif jp2 jpx jpf j2k jxl jb2 dng "
           "cr2 cr3 nef arw orf rw2 raf pef srw mpo pnm pbm pgm ppm tga pcx djvu djv ps eps xps oxps svg psd "},
    Ending{NameSays::film, " mov mp4 m4v 3gp 3g2 avi mkv webm mpg mpeg mts m2ts ts lrv insv wmv flv "},
    Ending{NameSays::sound, " mp3 m4a aac wav ogg oga opus flac wma amr aiff mid "},
    Ending{NameSays::edits_of_a_photo, " aae xmp "},
    Ending{NameSays::unfinished_download, " part partial tmp temp crdownload download opdownload filepart !ut aria2 bc! "},
    Ending{NameSays::in_a_cloud, " icloud "},
    Ending{NameSays::in_use, " swp swo swx lck lock "},
    Ending{NameSays::text,
           " txt log md csv tsv json jsonl xml html htm mhtml ini cfg conf toml yaml yml url webloc lnk desktop css js "
           "nfo sha256 md5 vcf ics srt "},
    Ending{NameSays::office,
           " doc docx docm dot dotx xls xlsx xlsm xlsb ppt pptx pps ppsx odt ods odp odg rtf pages numbers key "},
    Ending{NameSays::program, " exe dll msi bat cmd sh py app dmg pkg deb rpm apk jar iso so sys com ps1 vbs "},
    Ending{NameSays::data,
           " db db-wal db-shm db-journal sqlite sqlite3 mdb accdb dat bak~ ttf otf woff woff2 eot icc icm lrcat thm ctg idx sav "
           "pst ost "
           "p7s "},
};

// What programs that copy call a file until all of it is there.
bool is_being_copied(std::string_view name) {
    constexpr std::array starts = {".pending-", ".goutputstream-", ".syncthing.", "~syncthing~", ".fuse_hidden", ".nfs0"};
    const bool known = std::ranges::any_of(starts, [&](std::string_view start) { return name.starts_with(start); });
    return known || name.find(".sb-") != std::string_view::npos; // of macOS
}

// ".IMG_5.jpg.aBcDeF" of rsync: six letters behind a name.
bool is_being_sent(std::string_view name) {
    constexpr std::size_t behind = 7;
    if (!name.starts_with('.') || name.size() <= behind || name[name.size() - behind] != '.') {
        return false;
    }
    const auto before = name.substr(1, name.size() - behind - 1);
    return before.find('.') != std::string_view::npos && said_by(before) != NameSays::nothing;
}

// Of what a network drive or a Mac lays into each folder.
bool is_of_a_system(std::string_view name) {
    return name.starts_with("._") || name.starts_with(".com.apple.") || name.ends_with("@synoeastream") ||
           name.ends_with("@synoresource");
}

} // namespace

NameSays said_by(std::string_view file_name) {
    const auto name = lower_case(file_name);
    if (std::ranges::find(notes_of_computers, name) != notes_of_computers.end() || is_of_a_system(name)) {
        return NameSays::computers_notes;
    }
    if (name.starts_with("~$") || name.starts_with(".~lock.")) {
        return NameSays::in_use;
    }
    if (is_being_copied(name)) {
        return NameSays::unfinished_download;
    }
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) {
        return NameSays::nothing;
    }
    const auto ending = " " + name.substr(dot + 1) + " ";
    const auto* const found =
        std::ranges::find_if(table, [&](const Ending& row) { return row.endings.find(ending) != std::string_view::npos; });
    const auto other = is_being_sent(name) ? NameSays::unfinished_download : NameSays::nothing;
    return found == table.end() ? other : found->says;
}

} // namespace formradar::scan
