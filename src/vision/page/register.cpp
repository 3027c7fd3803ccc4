// From a coarse look to a fine one: blobs, their arrangement, their exact middles, and how the paper bends.
#include "formradar/vision/page/register.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <optional>
#include <string>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "vision/page/blobs.hpp"
#include "vision/page/constellation.hpp"

namespace formradar::vision {
namespace {

struct Centre {
    Point<Px> at;
    double paper = 255, black = 0; // grey levels
    bool found = false;
};

// The level that `rank` pixels lie below.
int grey_at_rank(const std::array<int, 256>& histogram, int rank) {
    int level = 0;
    for (int seen = histogram[0]; seen <= rank && level < 255;) {
        seen += histogram.at(static_cast<std::size_t>(++level));
    }
    return level;
}

// Of the pixels in a window. Neighbours are counted apart: they are often alike, and one counter would wait for itself.
std::array<int, 256> histogram_of(const GrayImage& picture, int left, int top, int right, int bottom) {
    std::array<std::array<int, 256>, 4> counts{};
    for (int y = top; y < bottom; ++y) {
        const auto* row = picture.row(y).data();
        for (int x = left; x < right; ++x) {
            ++counts[static_cast<unsigned>(x) % 4][row[x]]; // NOLINT(*-constant-array-index): four, and a byte
        }
    }
    for (std::size_t level = 0; level < 256; ++level) {
        counts[0].at(level) += counts[1].at(level) + counts[2].at(level) + counts[3].at(level);
    }
    return counts[0];
}

// The centroid of the darkness in a window around `near`: about 0.02 px exact on clean scans.
Centre refine(const GrayImage& picture, Point<Px> near, double radius) {
    const int left = std::max(0, static_cast<int>(near.x - radius)), top = std::max(0, static_cast<int>(near.y - radius));
    const int right = std::min(picture.width(), static_cast<int>(near.x + radius) + 1);
    const int bottom = std::min(picture.height(), static_cast<int>(near.y + radius) + 1);
    if (right - left < 3 || bottom - top < 3) {
        return {near};
    }
    const auto histogram = histogram_of(picture, left, top, right, bottom);
    const int area = (right - left) * (bottom - top);
    // Tried by register_test: six_anchors_are_enough, the_page_is_found_within_a_tenth_of_a_millimetre.
    constexpr double least_contrast = 12;                 // levels
    constexpr int black_percent = 10, paper_percent = 85; // of the pixels about an anchor are darker
    const double black = grey_at_rank(histogram, area * black_percent / 100),
                 paper = grey_at_rank(histogram, area * paper_percent / 100);
    if (paper - black < least_contrast) {
        return {near};
    }
    constexpr double texture = 0.25; // darkness of paper, which does not pull; above it edges keep their slope
    std::array<double, 256> weights{};
    for (std::size_t level = 0; level < weights.size(); ++level) {
        const double dark = (paper - static_cast<double>(level)) / (paper - black);
        weights.at(level) = std::clamp((dark - texture) * 2, 0.0, 1.0);
    }
    double sum = 0, x_sum = 0, y_sum = 0;
    for (int y = top; y < bottom; ++y) {
        const auto* row = picture.row(y).data();
        for (int x = left; x < right; ++x) {
            const double weight = weights[row[x]]; // NOLINT(*-constant-array-index): a byte
            sum += weight;
            x_sum += weight * (x + 0.5);
            y_sum += weight * (y + 0.5);
        }
    }
    return {{x_sum / sum, y_sum / sum}, paper, black, true};
}

void measure_residual(Registration& registration, const Frame& frame) {
    double sum = 0;
    for (auto& anchor : registration.found) {
        const auto page = frame.anchors[anchor.anchor].centre;
        anchor.off = distance(registration.map(page), anchor.at) / registration.map.px_per_mm(page);
        sum += anchor.off * anchor.off;
    }
    registration.residual_mm = std::sqrt(sum / static_cast<double>(registration.found.size()));
}

void fit_camera(Registration& registration, const Frame& frame, std::span<const Match> seeds) {
    std::vector<Match> matches(seeds.begin(), seeds.end());
    for (const auto& anchor : registration.found) {
        matches.push_back({frame.anchors[anchor.anchor].centre, anchor.at, 1});
    }
    registration.map.camera = fit(matches);
    measure_residual(registration, frame);
}

// Drops an anchor that a pen, a hole or a fold has shifted: one that is far worse than all others.
void drop_outliers(Registration& registration, const Frame& frame, std::span<const Match> seeds, std::size_t fewest) {
    constexpr double as_good = 0.25, better_by = 0.4; // mm that no anchor goes for; of the residual, without the worst
    while (registration.found.size() > fewest) {
        const auto worst = std::ranges::max_element(registration.found, {}, &FoundAnchor::off);
        Registration without = registration;
        without.found.erase(without.found.begin() + (worst - registration.found.begin()));
        fit_camera(without, frame, seeds);
        if (worst->off < as_good || without.residual_mm > better_by * registration.residual_mm) {
            return;
        }
        registration = without;
    }
}

std::vector<Displacement> displacements(const Registration& registration, const Frame& frame) {
    std::vector<Displacement> data;
    for (const auto& anchor : registration.found) {
        data.push_back(displacement(registration.map.camera, frame.anchors[anchor.anchor].centre, anchor.at));
    }
    return data;
}

// The only blob of the anchor's size far and wide: where a curled corner has gone, farther than any camera would have it.
std::optional<std::size_t> only_candidate(const Registration& registration, const Frame& frame, std::size_t anchor,
                                          std::span<const Blob> blobs) {
    constexpr double farthest = 24, same = 1;       // mm
    constexpr double smallest = 0.6, largest = 1.5; // of the side that it should have
    const auto& wanted = frame.anchors[anchor];
    const PageMap map{registration.map.camera, local_bend(displacements(registration, frame), wanted.centre, frame.paper)};
    const auto place = map(wanted.centre);
    const double unit = map.px_per_mm(wanted.centre);
    const double area = wanted.size * wanted.size * (wanted.shape == AnchorShape::square ? 1 : std::numbers::pi / 4);
    std::optional<std::size_t> only;
    for (std::size_t b = 0; b < blobs.size(); ++b) {
        const double ratio = std::sqrt(blobs[b].area / area) / unit;
        const bool taken = std::ranges::any_of(
            registration.found, [&](const FoundAnchor& found) { return distance(found.at, blobs[b].centre) < same * unit; });
        if (!taken && ratio > smallest && ratio < largest && distance(blobs[b].centre, place) < farthest * unit) {
            if (only) {
                return std::nullopt;
            }
            only = b;
        }
    }
    return only;
}

// Anchors that no camera has where they are, nearest to the known ones first.
void adopt_curled(Registration& registration, const Frame& frame, std::span<const Blob> blobs) {
    constexpr double flat = 0.25;     // mm
    constexpr std::size_t fewest = 7; // that agree, of ten
    if (registration.residual_mm < flat || registration.found.size() < fewest) {
        return;
    }
    const auto is_found = [&](std::size_t a) {
        return std::ranges::find(registration.found, a, &FoundAnchor::anchor) != registration.found.end();
    };
    const auto nearest = [&](std::size_t a) {
        double least = 1e9;
        for (const auto& found : registration.found) {
            least = std::min(least, distance(frame.anchors[found.anchor].centre, frame.anchors[a].centre));
        }
        return least;
    };
    std::vector<std::size_t> missing;
    for (std::size_t a = 0; a < frame.anchors.size(); ++a) {
        if (!is_found(a)) {
            missing.push_back(a);
        }
    }
    std::ranges::sort(missing, {}, nearest);
    for (const auto a : missing) {
        if (const auto blob = only_candidate(registration, frame, a, blobs)) {
            registration.found.push_back({a, blobs[*blob].centre, 0});
        }
    }
    std::ranges::sort(registration.found, {}, &FoundAnchor::anchor);
    measure_residual(registration, frame);
}

// Curled paper: a first idea of its bend from the anchors alone, so that outlines are near where they are looked for.
void fit_first_bend(Registration& registration, const Frame& frame) {
    constexpr double flat = 0.25; // mm
    constexpr std::size_t fewest = 8;
    constexpr int degree = 2;
    constexpr double stiffness = 0.05;
    if (registration.residual_mm < flat || registration.found.size() < fewest) {
        return;
    }
    registration.map.bend = fit_bend(displacements(registration, frame), frame.paper, degree, stiffness);
    measure_residual(registration, frame);
}

Registration refine_all(const GrayImage& picture, const Frame& frame, const Assignment& assignment, std::span<const Blob> blobs,
                        std::span<const Match> seeds, std::size_t fewest) {
    // Tried by register_test: six_anchors_are_enough, the_page_is_found_within_a_tenth_of_a_millimetre.
    constexpr double beside = 0.8, farthest = 0.35; // mm: paper round an anchor that is looked at; from the blob's own centre
    constexpr double usual_black = 0.3;             // of the paper's level
    constexpr double corner = 0.71, rim = 0.5;      // of the size, from the middle: of a square that is turned, of a disc
    Registration registration;
    registration.map.camera = assignment.camera;
    registration.mirrored = assignment.mirrored;
    std::vector<double> contrasts;
    for (const auto& [index, blob] : assignment.pairs) {
        const auto& anchor = frame.anchors[index];
        const double unit = registration.map.px_per_mm(anchor.centre);
        const double half = anchor.size * (anchor.shape == AnchorShape::square ? corner : rim);
        const auto centre = refine(picture, blobs[blob].centre, (half + beside) * unit);
        // A dark table or a scanner's lid beside the paper would pull the centroid away: then the blob's own centre is better.
        const bool trusted = centre.found && distance(centre.at, blobs[blob].centre) < farthest * unit;
        registration.found.push_back({index, trusted ? centre.at : blobs[blob].centre, 0});
        if (centre.found) {
            contrasts.push_back(centre.black / centre.paper);
        }
    }
    fit_camera(registration, frame, seeds);
    drop_outliers(registration, frame, seeds, fewest);
    adopt_curled(registration, frame, blobs);
    fit_first_bend(registration, frame);
    std::ranges::sort(contrasts);
    registration.black = contrasts.empty() ? usual_black : contrasts[contrasts.size() / 2];
    registration.px_per_mm = registration.map.px_per_mm({frame.paper.width / 2, frame.paper.height / 2});
    return registration;
}

// A perspective can turn the page over as well as turn it: seen from its front, its corners go round clockwise.
bool turned_over(const Homography& camera, Size<Mm> paper) {
    const auto origin = camera({0, 0}), right = camera({paper.width, 0}), below = camera({0, paper.height});
    const auto u = right - origin, v = below - origin;
    return u.x * v.y - u.y * v.x < 0;
}

struct Attempt {
    std::vector<Blob> blobs;
    Assignment assignment;
    std::size_t frame = 0;
};

bool better(const Attempt& a, const Attempt& b) {
    return a.assignment.better_than(b.assignment);
}

// The paper whose arrangement of anchors agrees best.
void search_frames(Attempt& best, const std::vector<Blob>& blobs, std::span<const Frame> frames, std::span<const Match> seeds,
                   const RegisterOptions& options, bool mirrored) {
    for (std::size_t f = 0; f < frames.size(); ++f) {
        Attempt attempt{blobs, match_constellation(frames[f].anchors, blobs, seeds, mirrored), f};
        const bool many = attempt.assignment.pairs.size() >= options.enough_anchors;
        if (attempt.assignment.residual_mm < (many ? options.largest_bend : options.largest_residual) && better(attempt, best)) {
            best = std::move(attempt);
        }
        if (best.assignment.pairs.size() + 1 >= frames[best.frame].anchors.size()) {
            return;
        }
    }
}

// Coarse first; finer, darker and lighter when too few anchors agree. A mirror image only when nothing else fits well, and
// then nearly all of it: six of its anchors may lie where a turned page has six.
Attempt search(const GrayImage& picture, std::span<const Frame> frames, std::span<const Match> seeds,
               const RegisterOptions& options) {
    Attempt best;
    const std::size_t all = frames.empty() ? 0 : frames[0].anchors.size();
    // Tried by register_test: six_anchors_are_enough, the_page_is_found_within_a_tenth_of_a_millimetre.
    const std::initializer_list<std::pair<BlobOptions, std::size_t>> attempts = {
        {{.reduced_long_side = 600}, all}, // most scans: two thirds of the time of the next
        {{}, options.enough_anchors},
        {{.reduced_long_side = 1800, .threshold = 0.6, .smallest = 0.005}, options.enough_anchors},
        {{.reduced_long_side = 1400, .threshold = 0.35}, options.enough_anchors}};
    for (const auto& [blob_options, enough] : attempts) {
        search_frames(best, find_blobs(picture, blob_options), frames, seeds, options, false);
        if (best.assignment.pairs.size() >= enough) {
            return best;
        }
    }
    if (best.assignment.pairs.size() < options.enough_anchors && seeds.empty()) {
        Attempt mirrored;
        search_frames(mirrored, find_blobs(picture, {}), frames, seeds, options, true);
        if (mirrored.assignment.pairs.size() >= options.enough_anchors) {
            return mirrored;
        }
    }
    return best;
}

} // namespace

Expected<Registration, Refusal> register_page(const GrayImage& picture, std::span<const Frame> frames,
                                              std::span<const Match> seeds, const RegisterOptions& options,
                                              RegisterTrace* trace) {
    // Tried by register_test: a_picture_of_a_few_pixels_is_refused.
    constexpr int smallest = 100; // px: on a smaller picture no box could be told from another
    if (std::min(picture.width(), picture.height()) < smallest) {
        return Unexpected{
            Refusal{RefusalKind::not_registered, {Cause::few_pixels, {figure(picture.width()), figure(picture.height())}}}};
    }
    // Pages are read side by side: OpenCV's own threads would only get in their way. A global setting of the library, made once.
    static const bool one_thread = (cv::setNumThreads(1), true);
    static_cast<void>(one_thread);
    const auto attempt = search(picture, frames, seeds, options);
    const auto agreeing = attempt.assignment.pairs.size();
    if (trace != nullptr) {
        trace->best = agreeing;
        trace->candidates.clear();
        for (const auto& blob : attempt.blobs) {
            trace->candidates.push_back({blob.centre, blob.area});
        }
    }
    if (agreeing < options.fewest_anchors) {
        return Unexpected{
            Refusal{RefusalKind::not_registered,
                    {Cause::few_marks,
                     {figure(agreeing), figure(frames.empty() ? 0 : frames[0].anchors.size()), figure(options.fewest_anchors)}}}};
    }
    auto registration =
        refine_all(picture, frames[attempt.frame], attempt.assignment, attempt.blobs, seeds, options.fewest_anchors);
    registration.frame = attempt.frame;
    registration.mirrored = turned_over(registration.map.camera, frames[attempt.frame].paper);
    return registration;
}

} // namespace formradar::vision
