// A process of this program that reads foreign files: what it is given, what it may use up, and how it ended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace formradar::machine {

class Child {
public:
    // `program` with its arguments, `input` as its standard input, and nothing else: no environment, no other open file. Throws
    // Error when it cannot be started.
    Child(const std::string& program, const std::vector<std::string>& arguments, int input);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child(); // ended at once

    void limit_memory(std::int64_t bytes) const; // that it may allocate from now on
    void limit_processor(double seconds) const;  // that it may still compute
    void end() const;                            // at once; `ended` says how
    [[nodiscard]] bool is_gone();                // it ended already
    // Why it ended; a signal that its own doing brings is a crash.
    enum class Why { left, crashed, out_of_time, ended_by_others };
    struct Ending {
        Why why = Why::left;
        int number = 0; // of the signal, or its exit code
    };
    [[nodiscard]] Ending ended(); // waits for that

private:
    int id_ = -1;
    std::optional<Ending> ending_;
};

[[nodiscard]] int own_process();

} // namespace formradar::machine
