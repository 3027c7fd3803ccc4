// libjpeg calls back for what it finds wrong: errors jump out of it, warnings are kept with the row that they belong to.
#include "scan/jpeg/watch.hpp"

// its numbers of messages need libjpeg's header before them
#include <jerror.h>

#include <algorithm>

namespace formradar::scan {
namespace {

constexpr int most_scans = 200; // of a progressive file; honest ones have about ten, hostile ones thousands

JpegWatch& watch_of(j_common_ptr info) {
    return *reinterpret_cast<JpegWatch*>(info->err);
}

[[noreturn]] void stop(j_common_ptr info) {
    auto& watch = watch_of(info);
    info->err->format_message(info, watch.message.data());
    std::longjmp(watch.escape, 1);
}

bool has_luminance(const jpeg_decompress_struct& picture) {
    for (int i = 0; i < picture.comps_in_scan; ++i) {
        if (picture.cur_comp_info[i] != nullptr && picture.cur_comp_info[i]->component_index == 0) {
            return true;
        }
    }
    return false;
}

// The first row that the scan which is being read no longer gives, or none where it does not matter: the last scan of
// a progressive file only adds the last bit, and colour is not looked at. Between restart markers damage shows up late, so all
// rows from the last one on are suspect.
std::optional<int> row_of_damage(const jpeg_decompress_struct& picture) {
    const auto rows_per_mcu = static_cast<unsigned>(picture.max_v_samp_factor * DCTSIZE) / picture.scale_denom;
    if (jpeg_has_multiple_scans(const_cast<jpeg_decompress_struct*>(&picture)) == FALSE) {
        const auto suspect = picture.MCUs_per_row == 0 ? 0 : picture.restart_interval / picture.MCUs_per_row + 1;
        const auto back = picture.restart_interval == 0 ? 0 : suspect * rows_per_mcu;
        return static_cast<int>(picture.output_scanline - std::min(picture.output_scanline, back));
    }
    if (!has_luminance(picture) || picture.Ah == last_bit) {
        return std::nullopt;
    }
    return static_cast<int>(picture.input_iMCU_row * rows_per_mcu);
}

void note(j_common_ptr info, int level) {
    auto& watch = watch_of(info);
    if (level >= 0 || watch.picture == nullptr) {
        return;
    }
    switch (info->err->msg_code) {
        case JWRN_JPEG_EOF: // alone it may mean that only the end marker is missing
            watch.ended_early = true;
            break;
        case JWRN_HIT_MARKER:
            watch.ended_inside = watch.ended_inside || !watch.ended_early;
            [[fallthrough]];
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC:
        case JWRN_EXTRANEOUS_DATA:
            if (const auto row = row_of_damage(*watch.picture); row && (!watch.bad_row || *row < *watch.bad_row)) {
                watch.bad_row = row;
            }
            break;
        default:
            break;
    }
}

void count_scans(j_common_ptr info) {
    auto& watch = watch_of(info);
    if (watch.picture != nullptr && watch.picture->input_scan_number > most_scans) {
        info->err->msg_code = JERR_BAD_PROGRESSION;
        stop(info);
    }
}

} // namespace

jpeg_error_mgr* prepare_errors(JpegWatch& watch) {
    jpeg_std_error(&watch.manager);
    watch.manager.error_exit = stop;
    watch.manager.emit_message = note;
    watch.manager.output_message = [](j_common_ptr) {};
    watch.progress.progress_monitor = count_scans;
    return &watch.manager;
}

} // namespace formradar::scan
