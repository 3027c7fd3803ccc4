// The channels of a JPEG 2000 picture, one after the other, made grey together.
#include "scan/jpx.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "formradar/core/causes.hpp"
#include "scan/jpx_boxes.hpp"
#include "scan/jpx_stream.hpp"

namespace formradar::scan {
namespace {

// Of samples of any depth, signed or not.
class ToGrey {
public:
    explicit ToGrey(const opj_image_comp_t& channel)
        : offset_(channel.sgnd != 0 ? std::int64_t{1} << (channel.prec - 1) : 0),
          most_((std::int64_t{1} << std::min(channel.prec, 31U)) - 1) {}
    [[nodiscard]] std::uint8_t operator()(std::int64_t sample) const {
        const auto value = std::clamp<std::int64_t>(sample + offset_, 0, most_);
        return static_cast<std::uint8_t>(most_ == 255 ? value : (value * 255 + most_ / 2) / std::max<std::int64_t>(most_, 1));
    }
    // As it is, for tables.
    [[nodiscard]] std::size_t index(std::int64_t sample) const {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(sample + offset_, 0, most_));
    }

private:
    std::int64_t offset_;
    std::int64_t most_;
};

using PixelOf = std::function<std::uint8_t(std::size_t)>;

GrayImage picture_of(const opj_image_comp_t& size, const PixelOf& pixel) {
    const int width = static_cast<int>(size.w);
    const int height = static_cast<int>(size.h);
    RowSink sink(width, height);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        auto* const row = sink.row();
        for (int x = 0; x < width; ++x) {
            row[x] = pixel(at++);
        }
        sink.row_done();
    }
    return sink.take();
}

int halvings_for(int width, int height) {
    return static_cast<int>(std::lround(std::log2(reduction(width, height))));
}

// A picture that is decoded channel by channel, so that one of them at a time is in memory.
class Channels {
public:
    Channels(std::string_view bytes, int halvings) : bytes_(bytes), halvings_(halvings) {}

    [[nodiscard]] std::optional<GrayImage> channel(int number, const std::vector<std::uint8_t>& greys = {}) {
        JpxPass pass(bytes_);
        if (!pass.readable() || !pass.decode(number, halvings_)) {
            refusal_ = pass.refusal().error;
            return std::nullopt;
        }
        complaint_ = complaint_.empty() ? pass.complaint() : complaint_;
        const auto& samples = pass.image().comps[0];
        const ToGrey to_grey(samples);
        return picture_of(samples, [&](std::size_t at) {
            if (greys.empty()) {
                return to_grey(samples.data[at]);
            }
            return greys[std::min(to_grey.index(samples.data[at]), greys.size() - 1)];
        });
    }

    // All at once, through the picture's own table of colours.
    [[nodiscard]] std::optional<GrayImage> tabled(Tone tone) {
        JpxPass pass(bytes_);
        if (!pass.readable() || !pass.decode(-1, halvings_)) {
            refusal_ = pass.refusal().error;
            return std::nullopt;
        }
        complaint_ = complaint_.empty() ? pass.complaint() : complaint_;
        const auto& image = pass.image();
        const auto* const first = image.comps;
        if (image.numcomps < 3 || first[1].w != first[0].w || first[2].h != first[0].h || first[1].data == nullptr ||
            first[2].data == nullptr || first[1].h != first[0].h || first[2].w != first[0].w) {
            return picture_of(first[0], [&, grey = ToGrey(first[0])](std::size_t at) { return grey(first[0].data[at]); });
        }
        return picture_of(first[0], [&, light = ToGrey(first[0])](std::size_t at) {
            return tone(light(first[0].data[at]), light(first[1].data[at]), light(first[2].data[at]));
        });
    }

    [[nodiscard]] const Refusal& refusal() const { return refusal_; }
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

private:
    std::string_view bytes_;
    int halvings_;
    Refusal refusal_;
    std::string complaint_;
};

// What is to be done with the channels.
enum class Way { first_alone, table, colour, ink };

struct Plan {
    Way way = Way::first_alone;
    std::optional<int> alpha; // the channel that says how opaque
    bool brightness_first = false;
};

Plan plan_for(const JpxNotes& notes, const JpxPass& pass, const JpxColours& colours) {
    const int count = static_cast<int>(pass.image().numcomps);
    const bool as_it_says = colours.channels == 0;
    Plan plan{.way = Way::first_alone, .alpha = {}, .brightness_first = pass.brightness_first()};
    if (notes.has_table && colours.channels != 1) {
        plan.way = Way::table;
        return plan;
    }
    const auto opaque = notes.opacity_channel && *notes.opacity_channel < count ? notes.opacity_channel : std::nullopt;
    const int shown = count - (opaque ? 1 : 0);
    const bool ink =
        as_it_says ? notes.space == JpxSpace::ink || (notes.space == JpxSpace::unknown && shown == 4) : colours.channels == 4;
    const bool brightness = as_it_says && (notes.space == JpxSpace::grey || notes.space == JpxSpace::brightness_and_colour);
    if (ink && count >= 4) {
        plan.way = Way::ink;
    } else if (!brightness && colours.channels != 1 && count >= 3 && !plan.brightness_first) {
        plan.way = Way::colour;
    }
    plan.alpha = colours.alpha_counts ? opaque : std::nullopt;
    return plan;
}

GrayImage combined(const std::vector<GrayImage>& parts, const std::function<std::uint8_t(std::size_t)>& pixel) {
    GrayImage image(parts.front().width(), parts.front().height());
    for (std::size_t i = 0; i < image.pixels().size(); ++i) {
        image.pixels()[i] = pixel(i);
    }
    return image;
}

std::optional<GrayImage> decode_by(const Plan& plan, Channels& channels, const std::vector<std::uint8_t>& greys, Tone tone) {
    if (plan.way == Way::table) {
        return channels.tabled(tone);
    }
    if (plan.way == Way::first_alone) {
        return channels.channel(0, greys);
    }
    std::vector<GrayImage> parts;
    const std::vector<int> wanted = plan.way == Way::colour ? std::vector{0, 1, 2}
                                    : plan.brightness_first ? std::vector{0, 3}
                                                            : std::vector{0, 1, 2, 3};
    for (const int number : wanted) {
        auto part = channels.channel(number);
        if (!part || (!parts.empty() && part->pixels().size() != parts.front().pixels().size())) {
            return std::nullopt;
        }
        parts.push_back(std::move(*part));
    }
    const auto value = [&](std::size_t part, std::size_t i) { return unsigned{parts[part].pixels()[i]}; };
    const auto grey_at = [&](std::size_t i) {
        return parts.size() < 3 ? value(0, i) : tone(value(0, i), value(1, i), value(2, i));
    };
    if (plan.way == Way::colour) {
        return combined(parts, [&](std::size_t i) { return static_cast<std::uint8_t>(grey_at(i)); });
    }
    return combined(parts, [&](std::size_t i) {
        return static_cast<std::uint8_t>((255 - grey_at(i)) * (255 - value(parts.size() - 1, i)) / 255);
    });
}

void put_on_white(GrayImage& image, const GrayImage& alpha) {
    for (std::size_t i = 0; i < image.pixels().size() && i < alpha.pixels().size(); ++i) {
        const unsigned a = alpha.pixels()[i];
        image.pixels()[i] = static_cast<std::uint8_t>((image.pixels()[i] * a + 255U * (255U - a) + 127U) / 255U);
    }
}

} // namespace

Expected<Decoded, Refusal> decode_jpx(std::string_view bytes, const OpenOptions& options, const JpxColours& colours) {
    Plan plan;
    int halvings = 0;
    {
        const JpxPass header(bytes);
        if (!header.readable()) {
            return header.refusal();
        }
        const auto& image = header.image();
        const double width = static_cast<double>(image.x1) - image.x0;
        const double height = static_cast<double>(image.y1) - image.y0;
        if (auto refusal = wrong_size(width, height, options)) {
            return Unexpected{std::move(*refusal)};
        }
        plan = plan_for(jpx_notes_of(bytes), header, colours);
        halvings = halvings_for(static_cast<int>(width), static_cast<int>(height));
    }
    const bool coloured = options.colour && (plan.way == Way::colour || plan.way == Way::table);
    const Tone tone = coloured ? colour_of : grey_of; // of inks only how dark they are
    Channels channels(bytes, halvings);
    auto image = decode_by(plan, channels, colours.greys, tone);
    if (image && plan.alpha) {
        const auto alpha = channels.channel(*plan.alpha);
        if (!alpha || alpha->pixels().size() != image->pixels().size()) {
            image.reset();
        } else {
            put_on_white(*image, *alpha);
        }
    }
    if (!image) {
        return channels.refusal().detail.empty() ? unreadable({Cause::jpx_channels_differ}) : Unexpected{channels.refusal()};
    }
    Decoded decoded;
    decoded.image = std::move(*image);
    decoded.coloured = coloured;
    decoded.suspect = said(channels.complaint());
    return decoded;
}

} // namespace formradar::scan
