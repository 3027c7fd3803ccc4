// The formradar program.
#include "formradar/app/run.hpp"

int main(int count, char** words) {
    auto world = formradar::app::this_machine();
    return formradar::app::run({words + 1, words + count}, world);
}
