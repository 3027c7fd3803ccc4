// The part of JSON Schema that samples/results.schema.json uses, checked: enough to notice a field that is not as it says.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace formradar::report {

class Schema {
public:
    explicit Schema(nlohmann::json root) : root_(std::move(root)) {}

    // What does not fit, a line each; empty when all does.
    [[nodiscard]] std::vector<std::string> mistakes(const nlohmann::json& value) const {
        std::vector<std::string> found;
        check(value, root_, "$", found);
        return found;
    }

private:
    using Json = nlohmann::json;
    using Found = std::vector<std::string>;

    static bool is(const Json& value, const std::string& type) {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
               (type == "null" && value.is_null()) || (type == "integer" && value.is_number_integer()) ||
               (type == "number" && value.is_number());
    }

    void check(const Json& value, const Json& schema, const std::string& at, Found& found) const {
        if (schema.contains("$ref")) {
            check(value, root_.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), at, found);
        }
        if (schema.contains("type") && !is(value, schema["type"])) {
            found.push_back(at + " is not of type " + schema["type"].get<std::string>());
            return;
        }
        if (schema.contains("const") && value != schema["const"]) {
            found.push_back(at + " is not the constant");
        }
        if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
            found.push_back(at + " is none of the words");
        }
        if (schema.contains("anyOf")) {
            check_any(value, schema["anyOf"], at, found);
        }
        if ((schema.contains("minimum") && value < schema["minimum"]) ||
            (schema.contains("maximum") && value > schema["maximum"])) {
            found.push_back(at + " is out of range");
        }
        if (value.is_object()) {
            check_object(value, schema, at, found);
        }
        if (value.is_array()) {
            check_array(value, schema, at, found);
        }
    }

    void check_any(const Json& value, const Json& choices, const std::string& at, Found& found) const {
        for (const Json& choice : choices) {
            Found inside;
            check(value, choice, at, inside);
            if (inside.empty()) {
                return;
            }
        }
        found.push_back(at + " fits none of the choices");
    }

    void check_object(const Json& value, const Json& schema, const std::string& at, Found& found) const {
        for (const Json& name : schema.value("required", Json::array())) {
            if (!value.contains(name.get<std::string>())) {
                found.push_back(at + " lacks " + name.get<std::string>());
            }
        }
        const Json properties = schema.value("properties", Json::object());
        const Json others = schema.value("additionalProperties", Json(true));
        for (const auto& [name, field] : value.items()) {
            const std::string inside = at + "." + name;
            if (properties.contains(name)) {
                check(field, properties[name], inside, found);
            } else if (others.is_object()) {
                check(field, others, inside, found);
            } else if (others == false) {
                found.push_back(inside + " is not in the schema");
            }
        }
    }

    void check_array(const Json& value, const Json& schema, const std::string& at, Found& found) const {
        if (value.size() < schema.value("minItems", std::size_t{0}) || value.size() > schema.value("maxItems", value.size())) {
            found.push_back(at + " has the wrong length");
        }
        for (std::size_t i = 0; i < value.size() && schema.contains("items"); ++i) {
            check(value[i], schema["items"], at + "[" + std::to_string(i) + "]", found);
        }
    }

    Json root_;
};

} // namespace formradar::report
