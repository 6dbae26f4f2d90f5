# Writes OUT: every form as a raw string, for normalize/form_library.cpp.
set(text "// Made from normalize/forms/*.toml by normalize/forms/embed.cmake.\n#include \"normalize/form_library.hpp\"\n\nnamespace nianbao {\n\nconst std::vector<EmbeddedForm>& embedded_forms()\n{\n    static const std::vector<EmbeddedForm> forms{\n")
foreach(form IN LISTS FORMS)
  get_filename_component(name "${form}" NAME)
  file(READ "${form}" body)
  string(APPEND text "        {\"${name}\", R\"toml(${body})toml\"},\n")
endforeach()
string(APPEND text "    };\n    return forms;\n}\n\n} // namespace nianbao\n")
file(WRITE "${OUT}" "${text}")
