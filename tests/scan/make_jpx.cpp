#include "scan/make_jpx.hpp"

#include <openjpeg.h>

#include <cstring>
#include <stdexcept>

namespace formradar::scan {
namespace {

struct Target {
    std::string bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T write_some(void* from, OPJ_SIZE_T count, void* user) {
    auto& target = *static_cast<Target*>(user);
    target.bytes.resize(std::max(target.bytes.size(), target.at + count));
    std::memcpy(target.bytes.data() + target.at, from, count);
    target.at += count;
    return count;
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* user) {
    static_cast<Target*>(user)->at += static_cast<std::size_t>(count);
    return count;
}

OPJ_BOOL seek(OPJ_OFF_T place, void* user) {
    static_cast<Target*>(user)->at = static_cast<std::size_t>(place);
    return OPJ_TRUE;
}

OPJ_COLOR_SPACE library_space(MadeSpace space) {
    switch (space) {
        case MadeSpace::unspecified:
            return OPJ_CLRSPC_UNSPECIFIED;
        case MadeSpace::grey:
            return OPJ_CLRSPC_GRAY;
        case MadeSpace::srgb:
            return OPJ_CLRSPC_SRGB;
        case MadeSpace::cmyk:
            return OPJ_CLRSPC_CMYK;
        case MadeSpace::sycc:
            return OPJ_CLRSPC_SYCC;
    }
    return OPJ_CLRSPC_UNSPECIFIED;
}

opj_image_t* image_of(const JpxOrder& order) {
    const auto& first = order.channels.front();
    std::vector<opj_image_cmptparm_t> parts(order.channels.size());
    for (auto& part : parts) {
        part.dx = part.dy = 1;
        part.w = static_cast<OPJ_UINT32>(first.width());
        part.h = static_cast<OPJ_UINT32>(first.height());
        part.prec = static_cast<OPJ_UINT32>(order.bits);
    }
    auto* const image = opj_image_create(static_cast<OPJ_UINT32>(parts.size()), parts.data(), library_space(order.space));
    image->x1 = static_cast<OPJ_UINT32>(first.width());
    image->y1 = static_cast<OPJ_UINT32>(first.height());
    for (std::size_t c = 0; c < parts.size(); ++c) {
        const auto pixels = order.channels[c].pixels();
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            const int value = pixels[i];
            image->comps[c].data[i] =
                order.bits >= 8 ? value << (order.bits - 8) | value >> (16 - order.bits) : value >> (8 - order.bits);
        }
        image->comps[c].alpha = order.opacity_last && c + 1 == parts.size() ? 1 : 0;
    }
    return image;
}

} // namespace

std::string make_jpx(const JpxOrder& order) {
    auto* const image = image_of(order);
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.tcp_rates[0] = static_cast<float>(order.rate);
    parameters.irreversible = order.rate > 0 ? 1 : 0;
    parameters.tcp_mct = order.mixed ? 1 : 0;
    parameters.numresolution = order.sizes;
    if (order.tile > 0) {
        parameters.tile_size_on = OPJ_TRUE;
        parameters.cp_tdx = parameters.cp_tdy = order.tile;
    }
    auto* const codec = opj_create_compress(order.file ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K);
    auto* const stream = opj_stream_default_create(OPJ_FALSE);
    Target target;
    opj_stream_set_write_function(stream, write_some);
    opj_stream_set_skip_function(stream, skip);
    opj_stream_set_seek_function(stream, seek);
    opj_stream_set_user_data(stream, &target, nullptr);
    const bool written = opj_setup_encoder(codec, &parameters, image) != OPJ_FALSE &&
                         opj_start_compress(codec, image, stream) != OPJ_FALSE && opj_encode(codec, stream) != OPJ_FALSE &&
                         opj_end_compress(codec, stream) != OPJ_FALSE;
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    if (!written) {
        throw std::runtime_error("a JPEG 2000 picture could not be made");
    }
    if (order.space == MadeSpace::cmyk && order.file) { // the library has no number for it
        target.bytes[target.bytes.find("colr") + 10] = 12;
    }
    return target.bytes;
}

std::string with_table(std::string file, const std::array<unsigned char, 3>& colour) {
    std::string table("\0\0\0\x12pclr\0\1\3\7\7\7", 14);
    table += {static_cast<char>(colour[0]), static_cast<char>(colour[1]), static_cast<char>(colour[2])};
    table[3] = static_cast<char>(table.size());
    table += std::string(
        "\0\0\0\x14"
        "cmap\0\0\1\0\0\0\1\1\0\0\1\2",
        20);
    const auto header = file.find("jp2h");
    const auto length = static_cast<unsigned char>(file[header - 1]);
    file.insert(header - 4 + length, table);
    file[header - 1] = static_cast<char>(length + table.size());
    return file;
}

} // namespace formradar::scan
