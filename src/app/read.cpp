#include "app/read.hpp"

#include <algorithm>
#include <ostream>

#include "app/account.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {

int run_read(const ReadCommand& command, Voice voice, World& world) {
    const auto gathered = gather(command.scans, world);
    const auto pool = pool_for(command.scans.jobs, gathered.setting, world);
    const auto outcomes = read_with_progress(gathered, pool, voice, world);
    for (const auto& page : outcomes) {
        *world.out << to_json_line(page.reading) << "\n";
    }
    if (!world.out->flush()) {
        throw Error("cannot write the readings to standard output");
    }
    if (!voice.quiet) {
        *world.err << counts_of(readings_of(outcomes));
    }
    return std::ranges::any_of(outcomes, waits, &PageOutcome::reading) ? exit_waiting : exit_done;
}

} // namespace formradar::app
