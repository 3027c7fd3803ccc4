// A value, or the reason why there is none. The names are those of C++23's std::expected, which replaces it one day.
#pragma once

#include <utility>
#include <variant>

namespace formradar {

// How a function says that there is no value: `return Unexpected{why};`.
template <class E>
struct Unexpected {
    E error;
};
// Of the type of what it is given.
template <class E>
Unexpected(E) -> Unexpected<E>;

// One of the two, never both and never neither. A value and a reason both turn into it by themselves.
template <class T, class E>
class Expected {
public:
    // With a value, and with the reason why there is none.
    Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Expected(Unexpected<E> why) : state_(std::in_place_index<1>, std::move(why.error)) {}

    // Whether there is a value.
    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    [[nodiscard]] explicit operator bool() const { return has_value(); }

    // The value. Asked for where there is none, std::bad_variant_access is thrown.
    [[nodiscard]] T& operator*() { return std::get<0>(state_); }
    [[nodiscard]] const T& operator*() const { return std::get<0>(state_); }
    [[nodiscard]] T* operator->() { return &std::get<0>(state_); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(state_); }

    // The reason. Asked for where there is a value, std::bad_variant_access is thrown.
    [[nodiscard]] E& error() { return std::get<1>(state_); }
    [[nodiscard]] const E& error() const { return std::get<1>(state_); }

private:
    std::variant<T, E> state_;
};

} // namespace formradar
