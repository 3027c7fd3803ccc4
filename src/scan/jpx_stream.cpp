// Everything from OpenJPEG: one channel of a picture at a time, at the size that is enough.
#include "scan/jpx_stream.hpp"

#include <algorithm>
#include <cstring>

#include "formradar/core/causes.hpp"
#include "scan/jpx_boxes.hpp"
#include "scan/words.hpp"

namespace formradar::scan {
namespace {

constexpr auto nothing_more = static_cast<OPJ_SIZE_T>(-1);

OPJ_SIZE_T read_some(void* to, OPJ_SIZE_T count, void* user) {
    auto& source = *static_cast<JpxSource*>(user);
    const auto rest = source.bytes.substr(source.at, count);
    std::memcpy(to, rest.data(), rest.size());
    source.at += rest.size();
    return rest.empty() ? nothing_more : rest.size();
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* user) {
    auto& source = *static_cast<JpxSource*>(user);
    const auto left = static_cast<OPJ_OFF_T>(source.bytes.size() - source.at);
    const auto step = std::clamp<OPJ_OFF_T>(count, 0, left);
    source.at += static_cast<std::size_t>(step);
    return step > 0 ? step : -1;
}

OPJ_BOOL seek(OPJ_OFF_T place, void* user) {
    auto& source = *static_cast<JpxSource*>(user);
    if (place < 0 || static_cast<std::size_t>(place) > source.bytes.size()) {
        return OPJ_FALSE;
    }
    source.at = static_cast<std::size_t>(place);
    return OPJ_TRUE;
}

std::string first_line(std::string_view message) {
    constexpr std::size_t longest = 120;
    return quoted_words(message.substr(0, message.find_first_of("\r\n")), longest);
}

} // namespace

JpxPass::JpxPass(std::string_view bytes) : source_{.bytes = bytes} {
    stream_.reset(opj_stream_default_create(OPJ_TRUE));
    opj_stream_set_read_function(stream_.get(), read_some);
    opj_stream_set_skip_function(stream_.get(), skip);
    opj_stream_set_seek_function(stream_.get(), seek);
    opj_stream_set_user_data(stream_.get(), &source_, nullptr);
    opj_stream_set_user_data_length(stream_.get(), bytes.size());
    codec_.reset(opj_create_decompress(is_jpx_file(bytes) ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
    opj_set_error_handler(codec_.get(), note_error, this);
    opj_set_warning_handler(codec_.get(), note_warning, this);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* image = nullptr;
    readable_ = opj_setup_decoder(codec_.get(), &parameters) != OPJ_FALSE &&
                opj_decoder_set_strict_mode(codec_.get(), OPJ_TRUE) != OPJ_FALSE &&
                opj_read_header(stream_.get(), codec_.get(), &image) != OPJ_FALSE;
    image_.reset(image);
    readable_ = readable_ && image_ != nullptr && image_->numcomps > 0;
    complaint_.clear(); // what is said of the header says nothing about pixels
}

bool JpxPass::decode(int channel, int halvings) {
    const auto fewer = std::clamp(std::min(halvings, described().sizes - 1), 0, 8);
    auto wanted = static_cast<OPJ_UINT32>(channel);
    return opj_set_decoded_resolution_factor(codec_.get(), static_cast<OPJ_UINT32>(fewer)) != OPJ_FALSE &&
           (channel < 0 || opj_set_decoded_components(codec_.get(), 1, &wanted, OPJ_FALSE) != OPJ_FALSE) &&
           opj_decode(codec_.get(), stream_.get(), image_.get()) != OPJ_FALSE && image_->comps[0].data != nullptr;
}

Unexpected<Refusal> JpxPass::refusal() const {
    return unreadable({Cause::cannot_be_decoded,
                       {std::string("JPEG 2000"), error_.empty() ? within({Cause::cut_short_or_memory}) : ReasonPart(error_)}});
}

JpxPass::Description JpxPass::described() const {
    auto* info = opj_get_cstr_info(codec_.get());
    Description found;
    if (info != nullptr) {
        found.mixed = info->m_default_tile_info.mct == 1;
        const auto* first = info->m_default_tile_info.tccp_info;
        found.sizes = first != nullptr ? static_cast<int>(first->numresolutions) : 1;
        opj_destroy_cstr_info(&info);
    }
    return found;
}

void JpxPass::note_error(const char* message, void* user) {
    auto& pass = *static_cast<JpxPass*>(user);
    pass.error_ = pass.error_.empty() ? first_line(message) : pass.error_;
}

void JpxPass::note_warning(const char* message, void* user) {
    auto& pass = *static_cast<JpxPass*>(user);
    pass.complaint_ = pass.complaint_.empty() ? first_line(message) : pass.complaint_;
}

} // namespace formradar::scan
