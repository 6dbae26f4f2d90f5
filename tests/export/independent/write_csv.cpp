// Writes the records of a JSON file (an array of arrays of strings) as CSV: write_csv IN OUT.

#include "export/atomic_file.hpp"
#include "export/csv.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

int
main(int argc, char** argv)
{
    if (argc != 3) {
        return 2;
    }
    std::ifstream in(argv[1], std::ios::binary);
    const auto records = nlohmann::json::parse(in);
    nianbao::CsvBuffer csv;
    for (const auto& record : records) {
        for (const auto& field : record) {
            csv.text(field.get<std::string>());
        }
        csv.end_record();
    }
    return nianbao::write_file(argv[2], csv.bytes()) ? 0 : 1;
}
