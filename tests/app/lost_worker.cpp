// The program's own worker, but that its search for codes never ends: as ZXing's does in some pictures.
#include <string>

#include "app/run_worker.hpp"

int main(int count, char** arguments) {
    using namespace formradar;
    const auto endless = [](const GrayImage& picture, bool /*thorough*/) {
        const volatile bool turning = !picture.empty();
        while (turning) {
        }
        return std::vector<code::FoundCode>{};
    };
    return app::run_worker(count > 0 ? arguments[count - 1] : "", endless);
}
